import { EC2Client } from '@aws-sdk/client-ec2';
import { STSClient } from '@aws-sdk/client-sts';
import type { DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';

/** The SDK as anybody would use it, one attempt per call. */
export function rawClients(demo: DemoAws, keys: { accessKeyId: string; secretAccessKey: string } = demo.accessKey) {
  const config = { endpoint: demo.endpoint, region: 'eu-west-1', credentials: { ...keys }, maxAttempts: 1 };
  return { ec2: new EC2Client(config), sts: new STSClient(config) };
}

/** The service's code for a call that it refuses. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.name : 'not an error';
  }
}

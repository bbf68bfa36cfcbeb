import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { EC2Client } from '@aws-sdk/client-ec2';
import { Route53Client } from '@aws-sdk/client-route-53';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { STSClient } from '@aws-sdk/client-sts';
import type { DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';

/** The SDK as anybody would use it, one attempt per call. */
export function rawClients(demo: DemoAws, keys: { accessKeyId: string; secretAccessKey: string } = demo.accessKey) {
  const config = { endpoint: demo.endpoint, region: 'eu-west-1', credentials: { ...keys }, maxAttempts: 1 };
  return {
    ec2: new EC2Client(config),
    sts: new STSClient(config),
    route53: new Route53Client(config),
    cloudWatch: new CloudWatchClient(config),
    // Route 53 writes its metrics there.
    cloudWatchHome: new CloudWatchClient({ ...config, region: 'us-east-1' }),
    directConnect: new DirectConnectClient(config),
    resolver: new Route53ResolverClient(config),
  };
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

/** The service's words for a call that it refuses. */
export async function wordsOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'not an error';
  }
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { createRequestHandler } from '../../../main/aws/request-handler.ts';
import { startDemoAws } from '../../../main/demo/aws/start-demo-aws.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A proxy that joins every CONNECT to this port, whatever it is asked for. */
async function startProxy(port: number): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const proxy: Server = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  closing.push(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await once(proxy, 'close');
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

async function describeThrough(
  env: Record<string, string>,
  endpoint: string,
  keys: { accessKeyId: string; secretAccessKey: string },
) {
  const requestHandler = await createRequestHandler(env, undefined);
  const client = new EC2Client({
    region: 'eu-west-1',
    endpoint,
    credentials: { ...keys },
    requestHandler,
    maxAttempts: 1,
  });
  try {
    return (await client.send(new DescribeVpcsCommand({}))).Vpcs?.length;
  } finally {
    requestHandler.destroy();
  }
}

describe('how requests leave this machine', () => {
  it('goes through the proxy, but not to loopback', async () => {
    const demo = await startDemoAws();
    closing.push(() => demo.stop());
    const proxy = await startProxy(demo.port);
    const env = { HTTP_PROXY: proxy.url };
    // The name is nobody's: only the proxy can bring this to the demo AWS.
    expect(await describeThrough(env, 'http://ec2.invalid:80', demo.accessKey)).toBe(3);
    expect(proxy.asked).toHaveLength(1);
    expect(await describeThrough(env, demo.endpoint, demo.accessKey)).toBe(3);
    expect(proxy.asked).toHaveLength(1);
  });

  it('refuses a proxy that is none, without repeating its password', async () => {
    const error: unknown = await createRequestHandler({ HTTPS_PROXY: 'http://user:c4n4ry@[bad' }, undefined).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('HTTPS_PROXY') });
    expect(String(error)).not.toContain('c4n4ry');
  });

  it('names a CA bundle that cannot be read', async () => {
    await expect(createRequestHandler({ AWS_CA_BUNDLE: '/nowhere/ca.pem' }, undefined)).rejects.toMatchObject({
      code: 'invalid-input',
      subject: '/nowhere/ca.pem',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { awsEndpoint, isAwsEndpoint } from '../../../main/aws/endpoints.ts';
import { isDirect } from '../../../main/aws/no-proxy.ts';
import { signingRegion } from '../../../main/aws/services.ts';

describe('endpoints', () => {
  it.each([
    ['eu-west-1', {}, 'https://ec2.eu-west-1.amazonaws.com'],
    ['us-gov-west-1', {}, 'https://ec2.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', {}, 'https://ec2.cn-north-1.amazonaws.com.cn'],
    ['us-iso-east-1', {}, 'https://ec2.us-iso-east-1.c2s.ic.gov'],
    ['eusc-de-east-1', {}, 'https://ec2.eusc-de-east-1.amazonaws.eu'],
    ['us-east-1', { use_fips_endpoint: 'true' }, 'https://ec2-fips.us-east-1.amazonaws.com'],
    ['us-east-1', { use_dualstack_endpoint: 'true' }, 'https://ec2.us-east-1.api.aws'],
  ])('of %s %j', (region, settings, url) => {
    expect(awsEndpoint('ec2', region, new Map(Object.entries(settings)))).toBe(url);
    expect(isAwsEndpoint(url)).toBe(true);
  });

  it.each([
    'http://ec2.eu-west-1.amazonaws.com',
    'https://amazonaws.com.evil.example',
    'https://evilamazonaws.com',
    'http://127.0.0.1:5555',
    'not a url',
  ])('is not AWS: %s', (url) => {
    expect(isAwsEndpoint(url)).toBe(false);
  });
});

describe('endpoints of other services', () => {
  it.each([
    ['route53', 'eu-west-1', 'https://route53.amazonaws.com'],
    ['route53', 'us-gov-west-1', 'https://route53.us-gov.amazonaws.com'],
    ['route53', 'cn-north-1', 'https://route53.amazonaws.com.cn'],
    ['cloudwatch', 'eu-west-1', 'https://monitoring.eu-west-1.amazonaws.com'],
    ['directconnect', 'eu-west-1', 'https://directconnect.eu-west-1.amazonaws.com'],
    ['route53resolver', 'eu-west-1', 'https://route53resolver.eu-west-1.amazonaws.com'],
  ] as const)('%s in %s', (service, region, url) => {
    expect(awsEndpoint(service, region, new Map())).toBe(url);
    expect(isAwsEndpoint(url)).toBe(true);
  });
});

describe('FIPS endpoints', () => {
  it.each([
    ['route53', 'eu-west-1', 'https://route53-fips.amazonaws.com'],
    ['cloudwatch', 'us-east-1', 'https://monitoring-fips.us-east-1.amazonaws.com'],
    ['route53', 'us-gov-west-1', 'https://route53.us-gov.amazonaws.com'],
    ['ec2', 'us-gov-west-1', 'https://ec2.us-gov-west-1.amazonaws.com'],
    ['sts', 'us-gov-west-1', 'https://sts.us-gov-west-1.amazonaws.com'],
    ['cloudwatch', 'us-gov-east-1', 'https://monitoring.us-gov-east-1.amazonaws.com'],
    ['route53resolver', 'us-gov-east-1', 'https://route53resolver.us-gov-east-1.amazonaws.com'],
    ['directconnect', 'us-gov-east-1', 'https://directconnect-fips.us-gov-east-1.amazonaws.com'],
  ] as const)('of %s in %s', (service, region, url) => {
    expect(awsEndpoint(service, region, new Map([['use_fips_endpoint', 'true']]))).toBe(url);
  });
});

describe('the region that a global service is signed for', () => {
  it.each([
    ['eu-west-1', 'us-east-1'],
    ['us-gov-east-1', 'us-gov-west-1'],
    ['cn-north-1', 'cn-northwest-1'],
    ['us-iso-west-1', 'us-iso-east-1'],
    ['us-isob-west-1', 'us-isob-east-1'],
    ['us-isof-east-1', 'us-isof-south-1'],
    ['eu-isoe-west-1', 'eu-isoe-west-1'],
    ['eusc-de-east-1', 'eusc-de-east-1'],
  ])('is in the partition of %s', (region, home) => {
    expect(signingRegion('route53', region)).toBe(home);
    expect(signingRegion('cloudwatch', region)).toBe(region);
    const host = new URL(awsEndpoint('route53', region, new Map())).hostname;
    expect(host.replace('.us-gov', '')).toBe(
      awsEndpoint('ec2', home, new Map()).replace(`https://ec2.${home}`, 'route53'),
    );
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['127.0.0.1', undefined],
    ['localhost', ''],
    ['[::1]', ''],
    ['ec2.eu-west-1.amazonaws.com', '*'],
    ['ec2.eu-west-1.amazonaws.com', 'example.com, .amazonaws.com'],
    ['ec2.eu-west-1.amazonaws.com', 'AMAZONAWS.com'],
    ['ec2.eu-west-1.amazonaws.com', 'amazonaws.com:443'],
    ['ec2.eu-west-1.amazonaws.com', '*.amazonaws.com'],
    ['10.1.2.3', '10.0.0.0/8'],
  ])('reaches %s directly with %j', (host, noProxy) => {
    expect(isDirect(host, 443, noProxy)).toBe(true);
  });

  it.each([
    ['ec2.eu-west-1.amazonaws.com', undefined],
    ['ec2.eu-west-1.amazonaws.com', 'aws.com'],
    ['ec2.eu-west-1.amazonaws.com', 'amazonaws.com:8443'],
    ['127.0.0.1.evil.example', ''],
    ['11.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.0.0.0/99'],
    ['110.1.2.3', '10.1.2.3'],
  ])('sends %s through the proxy with %j', (host, noProxy) => {
    expect(isDirect(host, 443, noProxy)).toBe(false);
  });
});

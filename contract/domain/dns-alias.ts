import type { AliasIntent, RecordType } from './dns.ts';
import { plainName } from './dns-names.ts';

/** CloudFront has one hosted zone for all distributions. */
export const cloudFrontZoneId = 'Z2FDTNDATAQYW2';

export interface AliasEnd {
  readonly hostedZoneId: string;
  /** Without the last dot. */
  readonly dnsName: string;
  /** Route 53 asks the target itself how it is: load balancers and other records know, CloudFront and S3 do not. */
  readonly evaluateTargetHealth: boolean;
}

/** Where an alias leads, or what is wrong with it, at its field. */
export function aliasEnd(
  alias: AliasIntent,
  record: { readonly zoneId: string; readonly name: string },
): AliasEnd | { readonly field: string; readonly problem: string } {
  switch (alias.kind) {
    case 'load-balancer':
      return loadBalancerEnd(plainName(alias.dnsName.trim()));
    case 'cloudfront': {
      const dnsName = plainName(alias.dnsName.trim());
      if (/^[a-z0-9]+\.cloudfront\.net$/.test(dnsName)) {
        return { hostedZoneId: cloudFrontZoneId, dnsName, evaluateTargetHealth: false };
      }
      return {
        field: 'dnsName',
        problem: 'Enter the domain name of a distribution, such as d111111abcdef8.cloudfront.net',
      };
    }
    case 's3-website': {
      const site = s3Websites[alias.region];
      if (site === undefined) {
        return { field: 'region', problem: `Linkspan does not know the website endpoint of S3 in ${alias.region}` };
      }
      const [separator, hostedZoneId] = site;
      const dnsName = `s3-website${separator}${alias.region}.amazonaws.com`;
      return { hostedZoneId, dnsName, evaluateTargetHealth: false };
    }
    case 'record':
      return { hostedZoneId: record.zoneId, dnsName: plainName(alias.name.trim()), evaluateTargetHealth: true };
  }
}

/** The types that an alias of this kind can stand for. */
export function aliasTypes(kind: AliasIntent['kind']): readonly RecordType[] {
  switch (kind) {
    case 'load-balancer':
    case 'cloudfront':
      return ['A', 'AAAA'];
    case 's3-website':
      return ['A'];
    case 'record':
      return ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA'];
  }
}

/** The regions whose S3 website endpoint an alias can name. */
export function s3WebsiteRegions(): readonly string[] {
  return Object.keys(s3Websites);
}

function loadBalancerEnd(dnsName: string): AliasEnd | { readonly field: string; readonly problem: string } {
  const [, applicationRegion] = /^(?:[a-z0-9-]+\.)+([a-z]{2}(?:-[a-z]+)+-\d)\.elb\.amazonaws\.com$/.exec(dnsName) ?? [];
  const [, networkRegion] = /^(?:[a-z0-9-]+\.)+elb\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/.exec(dnsName) ?? [];
  const region = applicationRegion ?? networkRegion;
  if (region === undefined) {
    const problem =
      'Enter the DNS name of a load balancer, such as web-1234567890.eu-west-1.elb.amazonaws.com or tcp-0a1b2c3d.elb.eu-west-1.amazonaws.com';
    return { field: 'dnsName', problem };
  }
  const ids = loadBalancers[region];
  if (ids === undefined) {
    return { field: 'dnsName', problem: `Linkspan does not know the hosted zone of load balancers in ${region}` };
  }
  return { hostedZoneId: ids[applicationRegion === undefined ? 1 : 0], dnsName, evaluateTargetHealth: true };
}

/** Hosted zones of application and classic load balancers, and of network load balancers (docs.aws.amazon.com/general/latest/gr/elb.html). */
const loadBalancers: Readonly<Record<string, readonly [applicationAndClassic: string, network: string]>> = {
  'af-south-1': ['Z268VQBMOI5EKX', 'Z203XCE67M25HM'],
  'ap-east-1': ['Z3DQVH9N71FHZ0', 'Z12Y7K3UBGUAD1'],
  'ap-northeast-1': ['Z14GRHDCWA56QT', 'Z31USIVHYNEOWT'],
  'ap-northeast-2': ['ZWKZPGTI48KDX', 'ZIBE1TIR4HY56'],
  'ap-northeast-3': ['Z5LXEXXYW11ES', 'Z1GWIQ4HH19I5X'],
  'ap-south-1': ['ZP97RAFLXTNZK', 'ZVDDRBQ08TROA'],
  'ap-south-2': ['Z0173938T07WNTVAEPZN', 'Z0711778386UTO08407HT'],
  'ap-southeast-1': ['Z1LMS91P8CMLE5', 'ZKVM4W9LS7TM'],
  'ap-southeast-2': ['Z1GM3OXH4ZPM65', 'ZCT6FZBF4DROD'],
  'ap-southeast-3': ['Z08888821HLRG5A9ZRTER', 'Z01971771FYVNCOVWJU1G'],
  'ap-southeast-4': ['Z09517862IB2WZLPXG76F', 'Z01156963G8MIIL7X90IV'],
  'ca-central-1': ['ZQSVJUPU6J1EY', 'Z2EPGBW3API2WT'],
  'ca-west-1': ['Z06473681N0SF6OS049SD', 'Z02754302KBB00W2LKWZ9'],
  'eu-central-1': ['Z215JYRZR1TBD5', 'Z3F0SRJ5LGBH90'],
  'eu-central-2': ['Z06391101F2ZOEP8P5EB3', 'Z02239872DOALSIDCX66S'],
  'eu-north-1': ['Z23TAZ6LKFMNIO', 'Z1UDT6IFJ4EJM'],
  'eu-south-1': ['Z3ULH7SSC9OV64', 'Z23146JA1KNAFP'],
  'eu-south-2': ['Z0956581394HF5D5LXGAP', 'Z1011216NVTVYADP1SSV'],
  'eu-west-1': ['Z32O12XQLNTSW2', 'Z2IFOLAFXWLO4F'],
  'eu-west-2': ['ZHURV8PSTC4K8', 'ZD4D7Y8KGAS4G'],
  'eu-west-3': ['Z3Q77PNBQS71R4', 'Z1CMS0P5QUZ6D5'],
  'il-central-1': ['Z09170902867EHPV2DABU', 'Z0313266YDI6ZRHTGQY4'],
  'me-central-1': ['Z08230872XQRWHG2XF6I', 'Z00282643NTTLPANJJG2P'],
  'me-south-1': ['ZS929ML54UICD', 'Z3QSRYVP46NYYV'],
  'sa-east-1': ['Z2P70J7HTTTPLU', 'ZTK26PT1VY4CU'],
  'us-east-1': ['Z35SXDOTRQ7X7K', 'Z26RNL4JYFTOTI'],
  'us-east-2': ['Z3AADJGX6KTTL2', 'ZLMOA37VPKANP'],
  'us-gov-east-1': ['Z166TLBEWOO7G0', 'Z1ZSMQQ6Q24QQ8'],
  'us-gov-west-1': ['Z33AYJ8TM3BH4J', 'ZMG1MZ2THAWF1'],
  'us-west-1': ['Z368ELLRRE2KJ0', 'Z24FKFUX50B4VW'],
  'us-west-2': ['Z1H1FL5HABSF5', 'Z18D5FSROUN65G'],
};

/** How the website endpoint is written, and its hosted zone (docs.aws.amazon.com/general/latest/gr/s3.html); without those where sources differ. */
const s3Websites: Readonly<Record<string, readonly [separator: '-' | '.', hostedZoneId: string]>> = {
  'ap-east-1': ['.', 'ZNB98KWMFR0R6'],
  'ap-northeast-1': ['-', 'Z2M4EHUR26P7ZW'],
  'ap-northeast-2': ['.', 'Z3W03O7B5YMIYP'],
  'ap-northeast-3': ['.', 'Z2YQB5RD63NC85'],
  'ap-south-1': ['.', 'Z11RGJOFQNVJUP'],
  'ap-southeast-1': ['-', 'Z3O0J2DXBE1FTB'],
  'ap-southeast-2': ['-', 'Z1WCIGYICN2BYD'],
  'ca-central-1': ['.', 'Z1QDHH18159H29'],
  'eu-central-1': ['.', 'Z21DNDUVLTQW6Q'],
  'eu-north-1': ['.', 'Z3BAZG2TWCNX0D'],
  'eu-west-1': ['-', 'Z1BKCTXD74EZPE'],
  'eu-west-2': ['.', 'Z3GKZC51ZF0DB4'],
  'eu-west-3': ['.', 'Z3R1K369G5AVDG'],
  'me-south-1': ['.', 'Z1MPMWCPA7YB62'],
  'sa-east-1': ['-', 'Z7KQH4QJS55SO'],
  'us-east-1': ['-', 'Z3AQBSTGFYJSTF'],
  'us-east-2': ['.', 'Z2O1EMRO9K5GLX'],
  'us-gov-east-1': ['.', 'Z2NIFVYYW2VKV1'],
  'us-gov-west-1': ['-', 'Z31GFT0UA1I2HV'],
  'us-west-1': ['-', 'Z2F56UZL2M1ACD'],
  'us-west-2': ['-', 'Z3BJ6K6RIION7M'],
};

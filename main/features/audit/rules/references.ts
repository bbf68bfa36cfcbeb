import type { Reference } from '../../../../contract/domain/audit.ts';

/** AWS Security Hub's control on EC2, such as `EC2.20`. */
export function securityHub(control: string): Reference {
  const anchor = control.toLowerCase().replace('.', '-');
  const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html';
  return { label: `AWS Security Hub ${control}`, url: `${page}#${anchor}` };
}

/** The numbers of one check moved between versions of the benchmark. */
export function cis(inVersion5: string, inVersion7: string): Reference {
  return {
    label: `CIS AWS Foundations Benchmark: ${inVersion5} in v4 and v5, ${inVersion7} in v6 and v7`,
    url: null,
  };
}

export function wellArchitected(practice: string): Reference {
  return { label: `AWS Well-Architected ${practice}`, url: null };
}

export function prowler(check: string): Reference {
  return { label: `Prowler ${check}`, url: null };
}

export function rfc(number: number): Reference {
  return { label: `RFC ${number}`, url: `https://www.rfc-editor.org/rfc/rfc${number}` };
}

/** A guide or quota page of AWS, by name. */
export function awsGuide(title: string): Reference {
  return { label: title, url: null };
}

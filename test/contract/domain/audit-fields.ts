import type { Field, Fields } from './field.ts';

const auditId: Field = {
  accepted: ['abcdefg2'],
  refused: ['', 'abcdefg', 'ABCDEFGH', 'abcdefg1', 'abcdefg2\n', '../abcdefg2', "a' OR 1=1", null],
};

/** Every leaf of every audit.* input. */
export const auditFields: Fields = {
  'audit.start scope.targets[].profile': {
    accepted: ['default', 'p'.repeat(128)],
    refused: ['', 'p'.repeat(129), 1, null],
  },
  'audit.start scope.targets[].regions[]': {
    accepted: ['eu-west-1', 'us-gov-east-1'],
    refused: ['', 'Ireland', 'eu-west-1a', 'EU-WEST-1', 'eu-west-1 ', null],
  },
  'audit.start scope.gatewayIds[]': {
    accepted: ['gw-abcdefg2'],
    refused: ['', 'gw-ABCDEFGH', 'gw-abcdefg1', '../gw-abcdefg2', null],
  },
  'audit.cancel auditId': auditId,
  'audit.get auditId': auditId,
  'audit.compare before': auditId,
  'audit.compare after': auditId,
  'audit.export auditId': auditId,
  'audit.export formats[]': {
    accepted: ['pdf', 'html', 'csv', 'xlsx', 'json', 'asff'],
    refused: ['', 'PDF', 'docx', 'json/../..', null],
  },
  'audit.remove auditId': auditId,
};

import { TestDNSAnswer$, type TestDNSAnswerRequest, type TestDNSAnswerResponse } from '@aws-sdk/client-route-53';
import { answerQuestion } from '../../../dns/answer-question.ts';
import { isHealthy } from '../../world/evaluate-health.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { findZone, invalidInput } from './finding.ts';
import { normalName } from './names.ts';

export const testDnsAnswerOperations: readonly Operation[] = [operation(TestDNSAnswer$, test)];

/** What the zone's own name servers would answer; public zones only. */
function test(input: TestDNSAnswerRequest, call: Call): TestDNSAnswerResponse {
  const zone = findZone(input.HostedZoneId, call);
  if (zone.isPrivate) throw invalidInput('TestDNSAnswer supports public hosted zones only.');
  const { RecordName: name = '', RecordType: type = 'A' } = input;
  const answer = answerQuestion(
    { name, type, clientAddress: input.EDNS0ClientSubnetIP ?? input.ResolverIP },
    {
      zones: [zone],
      isHealthy: (id) => isHealthy(call.world, id),
      random: () => Buffer.from(call.randomBytes(4)).readUInt32BE(0) / 2 ** 32,
    },
  );
  return {
    Nameserver: zone.nameServers[0],
    RecordName: normalName(name),
    RecordType: type,
    RecordData: answer.records.map((record) => record.value),
    ResponseCode: answer.code,
    Protocol: 'UDP',
  };
}

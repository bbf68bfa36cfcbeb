import { TestDNSAnswerCommand } from '@aws-sdk/client-route-53';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';
import { shownText } from './shown-text.ts';

export interface Question {
  readonly zoneId: string;
  readonly name: string;
  readonly type: string;
}

/** What Route 53's name servers would answer now. Of public zones only. */
export async function testDnsAnswer(ctx: AwsContext, question: Question, signal: AbortSignal): Promise<string[]> {
  const input = {
    HostedZoneId: question.zoneId,
    RecordName: question.name,
    RecordType: question.type as never,
  };
  const answer = await read(
    ctx,
    'TestDNSAnswer',
    signal,
    (options) => ctx.route53.send(new TestDNSAnswerCommand(input), options),
    'route53',
  );
  return (answer.RecordData ?? []).map(shownText);
}

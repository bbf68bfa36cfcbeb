import { AppError } from '../../../../contract/errors.ts';
import { readHealthCheck } from '../../../aws/health-checks.ts';
import type { Doer } from '../../../engine/doer.ts';
import { createDrillLog } from '../drill-log.ts';
import { contextAt } from '../place.ts';
import type { DrillTarget } from '../plan-drill.ts';
import type { DnsServices } from '../services.ts';
import { hasSetting, settingWords } from '../set-check.ts';
import { Found } from './drill-force.ts';
import { Watched } from './drill-watch.ts';

export function drillConcludeDoer(services: DnsServices): Doer<DrillTarget, null> {
  const log = createDrillLog(services);
  return {
    kind: 'dns.drill-conclude',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { planId, signal } = context;
      const found = Found.parse(context.record('record'));
      const over = Watched.parse(context.record('watch-switch'));
      const back = Watched.parse(context.record('watch-back'));
      log.measured(planId, {
        detectionSeconds: over.checkSeconds,
        switchSeconds: over.answerSeconds,
        backSeconds: back.answerSeconds,
      });
      const check = await readHealthCheck(await contextAt(services, input), input.checkId, signal);
      if (!hasSetting(check, found)) {
        log.see(planId, 'check', `is ${settingWords(check)} now, and was ${settingWords(found)}`);
        log.end(planId, 'not-restored');
        const message = `The health check is ${settingWords(check)} after the drill, and was ${settingWords(found)} before: somebody changed it meanwhile. Look at it under Health checks`;
        throw new AppError({ code: 'conflict', message, subject: input.checkId });
      }
      const words = [
        over.answerSeconds === null ? 'The secondary was not seen to answer' : `Over after ${over.answerSeconds} s`,
        back.answerSeconds === null ? 'the primary was not seen to answer again' : `back after ${back.answerSeconds} s`,
      ].join(', ');
      context.log(words);
      log.see(planId, 'step', `ends: ${words}. The health check is as it was found`);
      log.end(planId, 'done');
      return { origin: 'created', record: null };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}

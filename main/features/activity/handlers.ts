import type { Handlers } from '../../../contract/define.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { ActivityFilter, ActivityLog } from '../../store/activity-log.ts';

export function activityHandlers(log: ActivityLog): Handlers<AppContract>['activity'] {
  return {
    list: ({ text, planId, linkId, kinds, before, limit }) => {
      const filter: ActivityFilter = {
        ...(text !== '' && { text }),
        ...(planId && { planId }),
        ...(linkId && { linkId }),
        ...(kinds.length > 0 && { kinds }),
      };
      const { entries, total } = log.list(filter, { limit, ...(before !== null && { before }) });
      return Promise.resolve({ entries: [...entries], total });
    },
    verify: () => Promise.resolve(log.verify()),
  };
}

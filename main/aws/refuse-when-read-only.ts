import type { EC2Client } from '@aws-sdk/client-ec2';
import { AppError } from '../../contract/errors.ts';
import type { AwsContext } from './aws-context.ts';
import { isReadingAction } from './reading-action.ts';
import type { AwsService } from './services.ts';

/**
 * The one place that holds the read-only switch. It sits inside every client, before anything is signed or sent,
 * and lets pass only what is known to read: a new action is refused until it is named like a reading one.
 */
export function refuseWhenReadOnly(client: AwsContext[AwsService], profile: string, isReadOnly: () => boolean): void {
  // All clients' stacks take the same middleware; their types differ in the requests they name.
  (client as unknown as EC2Client).middlewareStack.add(
    (next, context) => (args) => {
      const action = (context.commandName ?? '').replace(/Command$/, '');
      if (!isReadingAction(action) && isReadOnly()) throw readOnlyError(profile, action);
      return next(args);
    },
    { step: 'initialize', name: 'refuseWhenReadOnly', priority: 'high' },
  );
}

function readOnlyError(profile: string, action: string): AppError {
  return new AppError({
    code: 'read-only',
    message: `Profile "${profile}" is switched to read-only, so ${action} was not sent. Switch it off under Accounts to make changes`,
    subject: profile,
  });
}

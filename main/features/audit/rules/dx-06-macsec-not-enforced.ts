import type { MacSecItem } from '../inventory/direct-connect.ts';
import type { AuditWorld } from './audit-world.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, notApplicable, pass } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Outcome, Rule } from './rule.ts';

export const dx06MacsecNotEnforced: Rule = {
  id: 'DX-06',
  title: 'MACsec is possible, but not enforced',
  severity: 'medium',
  why: 'Direct Connect itself encrypts nothing: who has access to the cross-connect reads along.',
  failsWhen: 'a port or LAG can do MACsec, and its mode is not `must_encrypt` or the port says `Encryption Down`.',
  remedy:
    'Associate a MACsec key, wait for Encryption Up, then set the encryption mode to must_encrypt: before that the port would go dark.',
  references: [wellArchitected('SEC09-BP02')],
  judge: (world) => [
    ...judgeEach(world, {
      kind: 'dx-connection',
      list: (region) => region.dxConnections,
      judge: () => (connection) =>
        connection.lagId === null
          ? judgePort(world, connection, 'directconnect:DescribeConnections')
          : notApplicable(`It belongs to ${connection.lagId}`),
    }),
    ...judgeEach(world, {
      kind: 'dx-lag',
      list: (region) => region.dxLags,
      judge: () => (lag) => judgePort(world, lag, 'directconnect:DescribeLags'),
    }),
  ],
};

function judgePort(
  { settings }: AuditWorld,
  { state, macSec }: { readonly state: string; readonly macSec: MacSecItem },
  source: string,
): Outcome {
  if (!settings.requiresMacSec) return notApplicable('The policy does not ask for MACsec');
  if (!macSec.isCapable) return notApplicable('The port cannot do MACsec');
  if (state !== 'available' && state !== 'down') return notApplicable(`The port is ${state}`);
  if (macSec.mode === 'must_encrypt' && (macSec.portStatus ?? 'Encryption Up') === 'Encryption Up') {
    return pass('The port takes encrypted frames only');
  }
  return fail('Frames may pass unencrypted', [
    fact('Encryption mode', macSec.mode, `${source} encryptionMode`),
    fact('Port', macSec.portStatus, `${source} portEncryptionStatus`),
  ]);
}

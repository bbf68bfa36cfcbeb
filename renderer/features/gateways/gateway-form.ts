export interface GatewayForm {
  readonly kind: 'ssh-config' | 'by-hand';
  readonly name: string;
  readonly alias: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly identityFile: string;
  readonly jump: string;
}

export const emptyGatewayForm: GatewayForm = {
  kind: 'ssh-config',
  name: '',
  alias: '',
  host: '',
  port: '22',
  user: '',
  identityFile: '',
  jump: '',
};

/** Stands for the name while the host that gives it is missing too: one problem is told once. */
const unnamed = 'gateway';

/** What the form says as the contract's input; the contract's schema says whether it will do. */
export function gatewayToAdd(form: GatewayForm): unknown {
  if (form.kind === 'ssh-config') {
    return { kind: 'ssh-config', name: form.name.trim() || form.alias || unnamed, alias: form.alias };
  }
  return {
    kind: 'by-hand',
    name: form.name.trim() || form.host || unnamed,
    host: form.host,
    port: /^\d{1,5}$/.test(form.port.trim()) ? Number(form.port) : Number.NaN,
    user: form.user,
    identityFile: form.identityFile.trim() || null,
    jump: form.jump.trim() || null,
  };
}

import type { Problems } from '../../ui/use-problems.ts';
import type { GatewayForm } from './gateway-form.ts';

export interface GatewayFieldsProps {
  readonly form: GatewayForm;
  readonly change: (changed: Partial<GatewayForm>) => void;
  readonly problems: Problems;
}

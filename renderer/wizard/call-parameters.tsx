import Box from '@cloudscape-design/components/box';
import { UntrustedText } from '../ui/untrusted-text.tsx';

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** A call's parameters; those inside one structure stand under its name. */
export function CallParameters({ parameters }: { readonly parameters: readonly Parameter[] }) {
  if (parameters.length === 0) return <Box color="text-body-secondary">No parameters</Box>;
  return (
    <dl className="ls-parameters">
      {inRows(parameters).map(({ name, value, isInside }, index) => (
        <div key={`${index}:${name}`}>
          <dt className={isInside ? 'ls-inside' : undefined}>
            <UntrustedText text={name} limit={200} />
          </dt>
          <dd className="ls-mono">
            <UntrustedText text={value} limit={2000} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** With one row more before each structure, and the names inside it short. */
function inRows(parameters: readonly Parameter[]): (Parameter & { readonly isInside: boolean })[] {
  return parameters.flatMap(({ name, value }, index) => {
    const structure = structureOf(name);
    const row = { name: structure === '' ? name : name.slice(structure.length + 1), value, isInside: structure !== '' };
    if (structure === '' || structure === structureOf(parameters[index - 1]?.name ?? '')) return [row];
    const size = parameters.filter((other) => structureOf(other.name) === structure).length;
    return [{ name: structure, value: size === 1 ? '' : `${size} values`, isInside: false }, row];
  });
}

/** `Options.TunnelOptions.1` of `Options.TunnelOptions.1.DPDTimeoutAction`. */
function structureOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

import { type Answer, refuse, say } from '../demo-box.ts';
import { printStatusAll } from '../print-statusall.ts';
import { printConnections, printSas } from '../print-swanctl.ts';
import { stripInclude } from './include-lines.ts';

export const deployLoad: Answer = (box, [, , , marker = '-']) => {
  if (marker !== '-' && box.files.get(marker) === undefined) {
    return refuse('The time to confirm has passed: the old configuration is back.');
  }
  box.charon.load();
  const names = box.charon.connections().map(({ name }) => `loaded connection '${name}'`);
  return { stdout: say('output', names.join('\n')) };
};

/** The demo's tunnels follow their files and keys at once: there is nothing to restart. */
export const deployRestart: Answer = () => ({ stdout: '' });

export const readLoaded: Answer = (box, [dialect]) => ({
  stdout:
    dialect === 'ipsec'
      ? say('statusall', printStatusAll(box.charon, box.print()))
      : say('conns', printConnections(box.charon, box.print())) + say('sas', printSas(box.charon, box.print())),
});

export const removeLink: Answer = (box, args) => {
  const [folder = '', linkId = '', , , , includeFiles = '', connections = '', state = '', plans = ''] = args;
  const { files, charon } = box;
  const own = ['.conf', '-secrets.conf', '.secrets', '.updown'].map((end) => `${folder}/linkspan-${linkId}${end}`);
  const removed = own.filter((path) => files.get(path) !== undefined);
  for (const path of removed) files.remove(path);
  const isShared = files.list(folder).some((path) => /\/linkspan-[^/]*\.conf$/.test(path));
  for (const path of isShared ? [] : words(includeFiles)) files.write(path, stripInclude(files.read(path) ?? ''));
  charon.load();
  for (const name of words(connections)) charon.down(name);
  for (const plan of words(plans)) files.removeFolder(`${state}/${plan}`);
  return { stdout: say('log', `removed: ${removed.join(' ')}`) };
};

export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

import { type Answer, type DemoBox, refuse, say } from '../demo-box.ts';
import { stripInclude, withInclude } from './include-lines.ts';

/** A line of the manifest, as our scripts keep it. */
interface Entry {
  readonly index: string;
  readonly kind: string;
  readonly existed: string;
  readonly mode: string;
  readonly owner: string;
  readonly before: string;
  readonly planned: string;
  readonly path: string;
}

export const deployBegin: Answer = (
  box,
  [state = '', lock = '', plan = '', who = '', stale = '0', folder = 'fresh'],
) => {
  const { files } = box;
  const holder = files.read(`${lock}/plan`);
  const age = box.seconds() - Number(files.read(`${lock}/since`) ?? 0);
  if (holder !== undefined && holder !== plan && age <= Number(stale)) {
    return refuse(
      `Another change of this gateway is under way: plan ${holder} by ${files.read(`${lock}/who`)}, begun ${age} seconds ago. Wait until it has ended.`,
    );
  }
  files.write(`${lock}/plan`, plan);
  files.write(`${lock}/who`, who);
  files.write(`${lock}/since`, String(box.seconds()));
  const markers = [...files.all().keys()].filter((path) => path.startsWith(`${state}/`) && isOpen(path));
  const unsettled = markers.map((path) => {
    const other = path.slice(0, path.lastIndexOf('/'));
    const left = Number(files.read(`${other}/deadline`) ?? 0) - box.seconds();
    return `@unsettled ${other.split('/').at(-1)} ${path.split('/').at(-1)} ${left} yes\n`;
  });
  if (markers.some((path) => path.startsWith(`${state}/${plan}/`))) return { stdout: unsettled.join('') };
  if (folder === 'fresh') {
    files.removeFolder(`${state}/${plan}`);
    files.write(`${state}/${plan}/manifest`, '');
  }
  return { stdout: `${unsettled.join('')}@begun\n` };
};

export const deployStageOwn: Answer = (box, [state = '', plan = '', index = '', path = '', mode = '', text = '']) => {
  box.files.write(`${state}/${plan}/new/${index}`, text);
  return { stdout: record(box, `${state}/${plan}`, { index, kind: 'own', path, mode }) };
};

export const deployStageInclude: Answer = (box, [state = '', plan = '', index = '', path = '', line = '']) => {
  const present = box.files.read(path);
  if (present === undefined) return refuse(`${path} is not a file on this gateway any more. Make the plan again.`);
  box.files.write(`${state}/${plan}/new/${index}`, withInclude(present, line));
  return { stdout: record(box, `${state}/${plan}`, { index, kind: 'include', path, mode: '600' }) };
};

export const deployArm: Answer = (
  box,
  [state = '', plan = '', nonce = '', seconds = '0', , , , lock = '', names = ''],
) => {
  const folder = `${state}/${plan}`;
  box.files.write(`${folder}/deadline`, String(box.seconds() + Number(seconds)));
  if (names !== '') box.files.write(`${folder}/new-connections`, names);
  box.files.write(`${folder}/lock`, lock);
  box.files.write(`${folder}/armed.${nonce}`, '');
  return { stdout: `@armed linkspan-${plan}-${nonce}\n` };
};

export const deployWrite: Answer = (box, [state = '', plan = '', nonce = '']) => {
  const folder = `${state}/${plan}`;
  if (box.files.get(`${folder}/armed.${nonce}`) === undefined) {
    return refuse('The time to confirm has passed: the old configuration is back.');
  }
  const entries = readManifest(box, folder);
  const changed = entries.find(({ path, before }) => box.files.hash(path) !== before);
  if (changed) return refuse(`${changed.path} was changed by somebody else in this moment. Make the plan again.`);
  for (const { path, index, mode } of entries)
    box.files.write(path, box.files.read(`${folder}/new/${index}`) ?? '', mode);
  return { stdout: '' };
};

export const deployConfirm: Answer = (box, [state = '', plan = '', nonce = '', lock = '']) => {
  const folder = `${state}/${plan}`;
  if (!box.files.rename(`${folder}/armed.${nonce}`, `${folder}/confirmed`)) {
    return refuse('The time to confirm had passed: the old configuration is back.');
  }
  box.files.removeFolder(`${folder}/new`);
  unlock(box, lock, plan);
  return { stdout: '' };
};

export const deployRestore: Answer = (box, [state = '', plan = '', marker = '']) => {
  restore(box, `${state}/${plan}`, marker);
  const log = say('log', box.files.read(`${state}/${plan}/restore.log`) ?? '');
  if (box.files.get(`${state}/${plan}/restored`) !== undefined) return { stdout: log };
  return { ...refuse('The old configuration could not be put back whole.'), stdout: log };
};

export const deployUnlock: Answer = (box, [state = '', plan = '', lock = '']) => {
  const folder = `${state}/${plan}/`;
  const touched = [...box.files.all()].some(
    ([path]) => path.startsWith(folder) && /^(armed\..*|firing|confirmed|restored)$/.test(path.slice(folder.length)),
  );
  if (!touched) box.files.removeFolder(`${state}/${plan}`);
  unlock(box, lock, plan);
  return { stdout: '' };
};

export const deployState: Answer = (box, [state = '', plan = '']) => {
  const folder = `${state}/${plan}`;
  const names = box.files.list(folder).map((path) => path.slice(folder.length + 1));
  const found = [
    ...['restored', 'confirmed', 'firing'].filter((name) => names.includes(name)),
    ...names.filter((name) => name.startsWith('armed.')),
  ];
  const marker = found.at(-1) ?? (names.length > 0 ? 'begun' : 'none');
  const left = Number(box.files.read(`${folder}/deadline`) ?? 0) - box.seconds();
  const isReplacement = !names.includes('new-connections');
  return { stdout: `@state ${marker} ${left} yes ${isReplacement ? 'yes' : 'no'}\n` };
};

/** What the timers of a real box would have done by now. */
export function fireTimers(box: DemoBox): void {
  const armed = [...box.files.all().keys()].filter((path) => /\/armed\.[^/]+$/.test(path));
  for (const path of armed) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (Number(box.files.read(`${folder}/deadline`) ?? 0) <= box.seconds())
      restore(box, folder, path.slice(folder.length + 1));
  }
}

function restore(box: DemoBox, folder: string, marker: string): void {
  const { files, charon } = box;
  if (!files.rename(`${folder}/${marker}`, `${folder}/firing`)) return;
  for (const entry of readManifest(box, folder)) putBack(box, folder, entry);
  charon.load();
  for (const name of (files.read(`${folder}/new-connections`) ?? '').split(/\s+/)) charon.down(name);
  files.append(`${folder}/restore.log`, 'done, failures: 0\n');
  files.rename(`${folder}/firing`, `${folder}/restored`);
  unlock(box, files.read(`${folder}/lock`) ?? '', folder.split('/').at(-1) ?? '');
}

function putBack({ files }: DemoBox, folder: string, entry: Entry): void {
  const present = files.hash(entry.path);
  if (present === entry.before) return;
  if (present !== entry.planned && entry.kind === 'include') {
    files.write(entry.path, stripInclude(files.read(entry.path) ?? ''));
    files.append(`${folder}/restore.log`, `changed by somebody else: took only our lines out of ${entry.path}\n`);
    return;
  }
  const saved = files.get(`${folder}/saved/${entry.index}`);
  if (saved) files.put(entry.path, saved);
  else files.remove(entry.path);
  files.append(`${folder}/restore.log`, `restored ${entry.path}\n`);
}

function record(
  box: DemoBox,
  folder: string,
  staged: { index: string; kind: string; path: string; mode: string },
): string {
  const { files } = box;
  const present = files.get(staged.path);
  if (present) files.put(`${folder}/saved/${staged.index}`, present);
  const before = files.hash(staged.path);
  const planned = files.hash(`${folder}/new/${staged.index}`);
  if (before !== planned) {
    const { index, kind, path } = staged;
    const words = [
      index,
      kind,
      present ? 'yes' : 'no',
      present?.mode ?? staged.mode,
      present?.owner ?? '0:0',
      before,
      planned,
      path,
    ];
    files.append(`${folder}/manifest`, `${words.join(' ')}\n`);
  }
  return `@staged ${before} ${planned}\n`;
}

function readManifest({ files }: DemoBox, folder: string): Entry[] {
  return (files.read(`${folder}/manifest`) ?? '').split('\n').flatMap((line) => {
    const [index, kind, existed, mode, owner, before, planned, path] = line.split(' ');
    if (!index || !kind || !existed || !mode || !owner || !before || !planned || !path) return [];
    return [{ index, kind, existed, mode, owner, before, planned, path }];
  });
}

function isOpen(path: string): boolean {
  return /\/(armed\.[^/]+|firing)$/.test(path);
}

function unlock({ files }: DemoBox, lock: string, plan: string): void {
  if (files.read(`${lock}/plan`) === plan) files.removeFolder(lock);
}

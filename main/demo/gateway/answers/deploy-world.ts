import { readConfigFiles } from '../charon-connections.ts';
import type { BoxFiles } from '../box-files.ts';
import { type Answer, type DemoBox, say, tool, version } from '../demo-box.ts';
import { printStatusAll } from '../print-statusall.ts';
import { printConnections, printSas } from '../print-swanctl.ts';

export const deployWorld: Answer = (box, [, lockFolder = '', linkId = '']) => {
  const { files, charon, dialect } = box;
  const lockedBy = files.read(`${lockFolder}/plan`);
  const stdout = [
    `@tool ${tool}\n@confdir /etc\n@swandir /etc/swanctl\n`,
    say('version', `Linux strongSwan U${version}/K6.1.0-28-amd64`),
    say('kernel', '6.1.0-28-amd64'),
    printService(box),
    say('tools', 'swanctl\nnft\niptables\nsha256sum\nreadlink\nsystemd-run\nsetsid\nnohup'),
    '@ipsecd /etc/ipsec.d\n@confd /etc/swanctl/conf.d\n',
    printFiles(files, 'conf', '/etc/ipsec.conf'),
    printFiles(files, 'secrets', '/etc/ipsec.secrets'),
    printFiles(files, 'swanctl', '/etc/swanctl/swanctl.conf'),
    ...ownPaths(files).map((path) => printOwn(files, path, linkId)),
    ...(charon.isRunning() && dialect === 'ipsec' ? [say('statusall', printStatusAll(charon, box.print()))] : []),
    ...(charon.isRunning()
      ? [
          '@vici yes\n',
          say('conns', printConnections(charon, box.print())),
          say('sas', printSas(charon, box.print())),
          say('gate', ''),
          '@gate-code 0\n',
        ]
      : []),
    say('marks', ''),
    ...(lockedBy === undefined ? [] : [`@lock ${lockedBy}\n`]),
  ].join('');
  return { stdout };
};

export function printService({ charon, dialect }: DemoBox): string {
  const state = charon.isRunning() ? 'active' : 'inactive';
  const [unit, command] =
    dialect === 'ipsec'
      ? ['strongswan-starter.service', '/usr/sbin/ipsec start --nofork']
      : ['strongswan.service', '/usr/sbin/charon-systemd'];
  const units = [
    `Id=${unit}`,
    'LoadState=loaded',
    `ActiveState=${state}`,
    'UnitFileState=enabled',
    `ExecStart={ path=${command.split(' ')[0]} ; argv[]=${command} ; }`,
  ].join('\n');
  const starter = charon.isRunning() && dialect === 'ipsec' ? 'yes' : 'no';
  return `${say('units', units)}@manager systemd\n@starter ${starter}\n`;
}

function printFiles(files: BoxFiles, kind: string, path: string): string {
  return readConfigFiles(files, path)
    .map((file) => {
      const { mode = '644', owner = '0:0' } = files.get(file.path) ?? {};
      const heading = `@file ${kind} ${files.hash(file.path)} ${mode} ${owner} ${file.path}\n`;
      return heading + printText(file.text) + file.includes.map((pattern) => `@include ${pattern}\n`).join('');
    })
    .join('');
}

function ownPaths(files: BoxFiles): string[] {
  const folders = ['/etc', '/etc/ipsec.d', '/etc/swanctl', '/etc/swanctl/conf.d'];
  return folders.flatMap((folder) => files.list(folder)).filter((path) => /\/linkspan-[^/]*$/.test(path));
}

function printOwn(files: BoxFiles, path: string, linkId: string): string {
  const heading = `@own ${files.hash(path)} ${files.get(path)?.mode ?? '600'} ${path}\n`;
  const holdsKeys = path.endsWith(`linkspan-${linkId}.secrets`) || path.endsWith(`linkspan-${linkId}-secrets.conf`);
  return holdsKeys || !path.includes(`linkspan-${linkId}.`) ? heading : heading + printText(files.read(path) ?? '');
}

function printText(text: string): string {
  return text === '' ? ' \n' : `${text.replace(/\n$/, '').replace(/^/gm, ' ')}\n`;
}

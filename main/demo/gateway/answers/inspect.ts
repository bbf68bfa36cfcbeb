import { type Answer, type DemoBox, say, tool, version } from '../demo-box.ts';
import { site } from '../first-files.ts';
import { printStatusAll } from '../print-statusall.ts';
import { printConnections, printSas } from '../print-swanctl.ts';
import { printService } from './deploy-world.ts';

/** The demo box as an inspection sees it: a Debian 12 with a firewall that lets the tunnels through. */
export const inspect: Answer = (box, [, lockFolder = '']) => {
  const lockedBy = box.files.read(`${lockFolder}/plan`);
  const stdout = [
    `@tool ${tool}\n@confdir /etc\n@swandir /etc/swanctl\n@uid 0\n@date ${box.seconds()}\n@login ${site.user}\n`,
    say('hostname', site.hostName),
    say('uname', 'Linux 6.1.0-28-amd64 x86_64'),
    say('os', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian'),
    say('version', `Linux strongSwan U${version}/K6.1.0-28-amd64\nstrongSwan swanctl ${version}`),
    printService(box),
    say(
      'tools',
      'nft\niptables\nswanctl\nip\ntraceroute\nping\nsystemd-run\nsetsid\nnohup\nsha256sum\nreadlink\ntimeout\ntcpdump',
    ),
    printNetwork(),
    say('kernel', 'xfrm\nesp\nCONFIG_INET_ESP=m\nCONFIG_XFRM_INTERFACE=m\nCONFIG_NETFILTER_XT_MARK=m\nconfig\nmodules'),
    say('clock', 'NTPSynchronized=yes'),
    say('nft', firewall),
    '@nft-code 0\n',
    printDaemon(box),
    say('marks', ''),
    say('leftovers', ''),
    ...(lockedBy === undefined ? [] : [`@lock ${lockedBy}\n`]),
  ].join('');
  return { stdout };
};

function printNetwork(): string {
  const { publicAddress, insideAddress, insideSubnet } = site;
  return [
    say(
      'addresses',
      `1: lo    inet 127.0.0.1/8 scope host lo\n2: ens3    inet ${publicAddress}/24 brd 198.51.100.255 scope global ens3\n3: ens4    inet ${insideAddress}/24 brd 192.168.10.255 scope global ens4`,
    ),
    say(
      'links',
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 state UNKNOWN\n2: ens3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n3: ens4: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP',
    ),
    say(
      'routes',
      `default via 198.51.100.1 dev ens3\n198.51.100.0/24 dev ens3 proto kernel scope link src ${publicAddress}\n${insideSubnet} dev ens4 proto kernel scope link src ${insideAddress}`,
    ),
    say('default-route', `192.0.2.1 via 198.51.100.1 dev ens3 src ${publicAddress} uid 0`),
    say('forward', '1'),
    say('rp-filter', 'all 0\ndefault 0\nens3 2\nens4 2\nlo 0'),
  ].join('');
}

function printDaemon({ charon, dialect, print }: DemoBox): string {
  if (!charon.isRunning()) return '';
  return [
    ...(dialect === 'ipsec' ? [say('statusall', printStatusAll(charon, print()))] : []),
    '@vici yes\n',
    say('conns', printConnections(charon, print())),
    say('sas', printSas(charon, print())),
  ].join('');
}

const firewall = `table inet filter {
	chain input {
		type filter hook input priority filter; policy drop;
		ct state established,related accept
		iifname "lo" accept
		iifname "ens4" accept
		tcp dport 22 accept
		udp dport { 500, 4500 } accept
		meta l4proto esp accept
		meta l4proto icmp accept
	}
	chain forward {
		type filter hook forward priority filter; policy accept;
		tcp flags syn tcp option maxseg size set rt mtu
	}
}`;

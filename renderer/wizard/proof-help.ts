import type { HelpTopic } from '../ui/help.tsx';

export const proofHelp: HelpTopic = {
  title: 'What a proof shows',
  body: [
    'Proved means that packets went both ways on each tunnel and that the counters of both tunnels moved.',
    'The gateway pings the address through one tunnel and then through the other. Choose a host that answers ping; its security group must admit the site.',
    'Fail-over takes tunnel 1 down for some seconds while tunnel 2 carries, and brings it back. When you leave it out, the proof says so.',
    'Without an address the tunnels are proved from both ends, but traffic is not.',
  ],
};

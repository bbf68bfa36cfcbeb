import type { HelpTopic } from '../ui/help.tsx';

export const generalHelp: HelpTopic = {
  title: 'Linkspan',
  body: [
    'Linkspan builds, watches and proves both ends of a link between a site and a VPC.',
    'Every change is a plan first: you see each AWS call, each gateway file and each command before anything happens. A plan can be paused, gone on with after the app was closed, and undone.',
    'On a gateway Linkspan writes files of its own and never another connection. If the session is lost during a change, the old configuration comes back by itself.',
    'Info links beside fields open the reason behind the field here.',
  ],
};

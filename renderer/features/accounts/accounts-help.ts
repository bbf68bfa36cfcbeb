import type { HelpTopic } from '../../ui/help.tsx';

export const profilesHelp: HelpTopic = {
  title: 'AWS profiles',
  body: [
    'Linkspan reads the shared config and credentials files, as the AWS command line does. It never writes to them.',
    'Read-only is a switch of Linkspan. While it is on, no plan can change anything with that profile: it is enforced in the main process, not by hiding buttons.',
    'Whom a profile is, is asked of AWS only when you ask for it here or start something with it.',
  ],
};

interface PromptWords {
  readonly header: string;
  readonly about: string;
  readonly detail: string;
  readonly accept: string;
  readonly refuse: string;
  readonly caution?: string;
}

type PromptKind = 'host-key' | 'passphrase' | 'password' | 'sudo-password' | 'keyboard-interactive' | 'proxy-command';

export const promptWords: Readonly<Record<PromptKind, PromptWords>> = {
  'host-key': {
    header: 'Is this the right host?',
    about: 'This is the first time for',
    detail: 'fingerprint',
    accept: 'Accept this key',
    refuse: 'Refuse and stop',
    caution:
      'Compare the fingerprint with one you got another way: from the console of the machine or from whoever runs it. Once accepted it is added to your known_hosts file, and a different key is refused from then on.',
  },
  passphrase: {
    header: 'Passphrase of a private key',
    about: 'To log in at',
    detail: 'key',
    accept: 'Unlock the key',
    refuse: 'Do not log in',
    caution: 'It is kept in memory only, and forgotten when Linkspan ends.',
  },
  password: {
    header: 'Password',
    about: 'To log in at',
    detail: 'detail',
    accept: 'Log in',
    refuse: 'Do not log in',
    caution: 'It is kept in memory only, and forgotten when Linkspan ends.',
  },
  'sudo-password': {
    header: 'Password for sudo',
    about: 'To read and change what needs root at',
    detail: 'detail',
    accept: 'Use this password',
    refuse: 'Go on without root',
    caution: 'It is kept in memory only, and forgotten when Linkspan ends.',
  },
  'keyboard-interactive': {
    header: 'The server asks',
    about: 'Asked by',
    detail: 'detail',
    accept: 'Answer',
    refuse: 'Do not log in',
  },
  'proxy-command': {
    header: 'Run this program to connect?',
    about: 'Your SSH configuration asks for it to reach',
    detail: 'command',
    accept: 'Run it',
    refuse: 'Do not run it',
    caution: 'It runs on this machine with your rights. You are asked once for each exact command.',
  },
};

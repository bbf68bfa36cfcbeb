import type { HelpTopic } from '../../ui/help.tsx';
import type { RecordStep } from './record-steps.ts';

/** The reason behind each step; its first paragraph stands under the step's title. */
export const stepHelp: Readonly<Record<RecordStep, HelpTopic>> = {
  name: {
    title: 'Name',
    body: [
      'The name that people ask for, and the zone that answers it.',
      'All records of one name and type belong together: Route 53 chooses among them by one policy. What is there now is shown, and goes only when you say so.',
    ],
  },
  targets: {
    title: 'Answers',
    body: [
      'How Route 53 chooses, and between which answers.',
      'For failover, the secondary is often a page that says the site is down: it should depend on nothing that the primary depends on.',
    ],
  },
  checks: {
    title: 'Health checks',
    body: [
      'What decides whether an answer is given.',
      'A record without a check always counts as healthy. When no record of a set is healthy, Route 53 takes all for healthy and answers the primary.',
    ],
  },
  ttl: {
    title: 'Time to live',
    body: [
      'How long resolvers keep an answer before they ask again.',
      'A switch cannot be faster than the TTL for those who asked just before it.',
    ],
  },
  review: {
    title: 'Review',
    body: [
      'The zone before and after, and each call exactly as it will run. Nothing has been changed yet.',
      'Records that are there are replaced in one batch: at no moment is the name without an answer. Undo puts back exactly what was there.',
    ],
  },
};

export const fieldHelp = {
  zone: {
    title: 'Hosted zone',
    body: [
      'A public zone answers the internet, if the domain is delegated to its name servers. A private one answers inside its VPCs.',
      'Whether the world asks this very zone is looked up before the review.',
    ],
  },
  name: {
    title: 'Name',
    body: [
      'With or without the zone’s own name: app and app.example.com are the same in the zone example.com.',
      'An asterisk as the first part stands for every name that has no record of its own.',
    ],
  },
  type: {
    title: 'Type',
    body: [
      'A and AAAA give addresses and may be aliases. A CNAME gives another name, stands alone, and cannot be the zone itself.',
    ],
  },
  policy: {
    title: 'Routing policy',
    body: [
      'One name and type has one policy. To change it, the old records go and the new ones come in the same batch.',
      'Latency and geolocation follow where the question comes from, which is where the resolver stands.',
    ],
  },
  target: {
    title: 'Points to',
    body: [
      'An alias is answered by Route 53 itself with the addresses of its target, costs nothing, and works for the zone itself too.',
      'A load balancer and another record also tell how they are; CloudFront and S3 do not.',
    ],
  },
  setIdentifier: {
    title: 'Identifier',
    body: ['Tells the records of a set from each other. People see it in lists; nobody can ask for it.'],
  },
  weight: {
    title: 'Weight',
    body: ['A record’s share is its weight among the sum of all. 0 is answered only when all are 0.'],
  },
  latency: {
    title: 'Region',
    body: ['Who asks gets the record whose region answers them fastest, by AWS’s measurements.'],
  },
  place: {
    title: 'Where from',
    body: [
      'The narrowest place wins: a state before its country, a country before its continent.',
      'Without a record for everywhere else, who is in no named place gets no answer.',
    ],
  },
  check: {
    title: 'Health check',
    body: [
      'Route 53’s checkers stand on the internet and cannot reach private addresses.',
      'For what is behind a VPN, follow the tunnel: an alarm on its TunnelState, and a check that follows the alarm’s metric. While AWS has no data, the tunnel counts as down.',
    ],
  },
  tunnel: {
    title: 'Tunnel',
    body: [
      'The whole connection is up while one of its tunnels is: that is what traffic needs, and AWS takes single tunnels down for maintenance.',
      'A single tunnel is for when the other one must not be used.',
    ],
  },
  alarmRegion: {
    title: 'Region of the VPN connection',
    body: [
      'AWS keeps the tunnel’s state where the connection is, so the alarm is made there. Route 53 itself is global.',
    ],
  },
  host: {
    title: 'Address or name',
    body: [
      'A public address, or a name that leads to one. Not the name of these records: after a switch it would check the secondary.',
    ],
  },
  path: {
    title: 'Path',
    body: ['Healthy is an answer from 200 to 399. Choose a path that fails when the service does.'],
  },
  interval: { title: 'Asked every', body: ['10 seconds costs more than 30. It cannot be changed later.'] },
  threshold: {
    title: 'Failures in a row',
    body: ['How many times it must fail before it is unhealthy, and work before it is healthy again.'],
  },
  ttl: {
    title: 'TTL',
    body: [
      'Resolvers give the old answer until it is over. 60 seconds or less is usual for what may switch.',
      'Some programs keep an answer longer than they should.',
    ],
  },
} satisfies Record<string, HelpTopic>;

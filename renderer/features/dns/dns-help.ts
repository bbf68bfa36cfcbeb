import type { HelpTopic } from '../../ui/help.tsx';

export const dnsHelp: HelpTopic = {
  title: 'DNS failover',
  body: [
    'A failover pair is two records under one name. Route 53 answers the primary while its health check is healthy, and the secondary when it is not.',
    'Health checkers stand outside and cannot reach private addresses. For an endpoint behind a VPN, let the check follow the tunnel: it turns unhealthy when the tunnel is down.',
    'A drill forces the switch by inverting the check, watches the answers, measures, and puts everything back as it was.',
    'Route 53 is global. Its changes are known to all its name servers within a minute; resolvers keep an answer for its TTL.',
  ],
};

export const zoneHelp: HelpTopic = {
  title: 'Records of a zone',
  body: [
    'Records of one name and type stand together: Route 53 chooses among them by their routing policy.',
    'Which member answers is worked out from the health checks as they are now. A record without a check counts as healthy. When no member is healthy, Route 53 answers the primary.',
    'Types that the wizard does not make, such as NS and SOA, are shown and left alone.',
  ],
};

export const checkHelp: HelpTopic = {
  title: 'Health checks',
  body: [
    'States are read again every few seconds while this page is seen.',
    'An inverted check says healthy when its target fails. A disabled one stops looking and counts as healthy. Both are often forgotten after a test, and switch records the wrong way: Restore puts the check back to work.',
    'Route 53 lets a check be deleted while records name it. Linkspan does not.',
  ],
};

export const drillHelp: HelpTopic = {
  title: 'Drill',
  body: [
    'The check of the primary is inverted, so that Route 53 takes the primary for failed although it works. Nothing else is touched.',
    'The name servers themselves are asked who answers, so no resolver’s memory is in the way. People see the switch up to one TTL later.',
    'Stop and restore may be pressed at any time. If Linkspan ends in the middle, the next start restores the check.',
  ],
};

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';

const jobs = [
  {
    title: 'Make a name fail over',
    href: '#/dns',
    text: 'Route 53 records that answer with another address when a tunnel or an endpoint is down, and a drill that shows it.',
  },
  {
    title: 'Add a Direct Connect virtual interface',
    href: '#/direct-connect',
    text: 'Private, public or transit, from a free VLAN to BGP up, with the configuration of your router.',
  },
  {
    title: 'Audit what is there',
    href: '#/audit',
    text: 'Accounts, regions and gateways by forty rules, read only, with the evidence and a report for others.',
  },
] as const;

/** What else can be done here, for whoever comes for the first time. */
export function OtherJobs() {
  return (
    <Container header={<Header variant="h2">What else it does</Header>}>
      <ul className="ls-cards ls-cards-small">
        {jobs.map(({ title, href, text }) => (
          <li key={href}>
            <article className="ls-card">
              <h3>
                <Link href={href} fontSize="heading-s">
                  {title}
                </Link>
              </h3>
              <Box color="text-body-secondary">{text}</Box>
            </article>
          </li>
        ))}
      </ul>
    </Container>
  );
}

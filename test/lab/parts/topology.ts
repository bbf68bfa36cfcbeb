import { addresses } from './addresses.ts';
import { type Box, startBox } from './box.ts';
import { layWires } from './wires.ts';

export interface Boxes {
  readonly bastion: Box;
  readonly router: Box;
  readonly gateway: Box;
  readonly siteHost: Box;
  readonly edge: Box;
  readonly vpcHost: Box;
  readonly partner: Box;
}

/**
 * admin - bastion - router - gateway - site host
 *                     |  \ partner
 *                   edge - VPC host
 * Our own namespace is the admin's; from it only the bastion can be reached.
 */
export async function startBoxes(started: Box[]): Promise<Boxes> {
  const start = async (name: string) => {
    const box = await startBox(name);
    started.push(box);
    return box;
  };
  const [bastion, router, gateway, siteHost, edge, vpcHost, partner] = await Promise.all([
    start('bastion'),
    start('router'),
    start('gateway'),
    start('site-host'),
    start('edge'),
    start('vpc-host'),
    start('partner'),
  ]);
  const boxes = { bastion, router, gateway, siteHost, edge, vpcHost, partner };
  await lay(boxes);
  return boxes;
}

async function lay({ bastion, router, gateway, siteHost, edge, vpcHost, partner }: Boxes): Promise<void> {
  const internet = (device: string, address: string) => ({ box: router, device, addresses: [address] });
  const [first, second] = addresses.edge.outside;
  await layWires(
    [
      [
        { box: undefined, device: 'to-bastion', addresses: [`${addresses.admin}/30`] },
        { box: bastion, device: 'admin', addresses: [`${addresses.bastion.admin}/30`] },
      ],
      [
        internet('bastion', '198.51.100.129/29'),
        {
          box: bastion,
          device: 'wan',
          addresses: [`${addresses.bastion.internet}/29`],
          defaultVia: '198.51.100.129',
        },
      ],
      [
        internet('gateway', '198.51.100.1/28'),
        {
          box: gateway,
          device: 'wan',
          addresses: [`${addresses.gateway.outside}/28`],
          defaultVia: '198.51.100.1',
        },
      ],
      [
        internet('edge', '203.0.113.1/24'),
        {
          box: edge,
          device: 'wan',
          addresses: [`${first}/24`, `${second}/24`],
          defaultVia: '203.0.113.1',
        },
      ],
      [
        internet('partner', '198.51.100.201/29'),
        {
          box: partner,
          device: 'wan',
          addresses: [`${addresses.partner.outside}/29`],
          defaultVia: '198.51.100.201',
        },
      ],
      [
        { box: gateway, device: 'lan', addresses: [`${addresses.gateway.inside}/24`] },
        {
          box: siteHost,
          device: 'lan',
          addresses: [`${addresses.siteHost}/24`],
          defaultVia: addresses.gateway.inside,
        },
      ],
      [
        { box: edge, device: 'vpc', addresses: [`${addresses.edge.inside}/16`] },
        { box: vpcHost, device: 'vpc', addresses: [`${addresses.vpcHost}/16`], defaultVia: addresses.edge.inside },
      ],
    ],
    [router, gateway, edge],
  );
}

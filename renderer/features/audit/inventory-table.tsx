import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

interface Counted {
  readonly kind: string;
  readonly count: number;
}

const columns: readonly TableProps.ColumnDefinition<Counted>[] = [
  {
    id: 'kind',
    minWidth: 240,
    header: 'Kind',
    isRowHeader: true,
    sortingField: 'kind',
    cell: ({ kind }) => <UntrustedText text={kindInWords(kind)} limit={80} />,
  },
  {
    id: 'count',
    minWidth: 120,
    header: 'How many',
    sortingField: 'count',
    cell: ({ count }) => count.toLocaleString('en'),
  },
];

/** How much of each kind was seen. The exported report lists each one. */
export function InventoryTable({ inventory }: { readonly inventory: readonly Counted[] }) {
  const { items, collectionProps } = useCollection(inventory, {
    sorting: { defaultState: { sortingColumn: { sortingField: 'kind' } } },
  });
  const all = inventory.reduce((sum, { count }) => sum + count, 0);
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="kind"
      columnDefinitions={columns}
      ariaLabels={{ tableLabel: 'Inventory' }}
      header={
        <Header
          variant="h2"
          counter={`(${all.toLocaleString('en')})`}
          description="What was there when it was read. The exported report names each one."
        >
          Inventory
        </Header>
      }
      empty={<Box textAlign="center">Nothing was found in scope.</Box>}
    />
  );
}

/** `VPN connection` of `vpn-connection`. */
function kindInWords(kind: string): string {
  const words = kind
    .replaceAll('-', ' ')
    .replace(/\bdx\b/g, 'Direct Connect')
    .replace(/\b(vpn|vpc|nat|bgp|lag)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

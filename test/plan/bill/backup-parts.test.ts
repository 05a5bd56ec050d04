import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import { billOf } from '../../../lib/plan/bill/bill-of';
import type { Written } from '../../support/aws-variant';
import { awsVariant } from '../../support/aws-variant';

type Backup = NonNullable<NonNullable<Written['storage']>['backup']>;

const linesWith = (backup: Backup) => {
  const deployment = awsVariant('retail', (written) => {
    written.storage = { ...written.storage, backup };
  });
  const [automq, ...others] = billOf(deployment, capacityOf(deployment), '2026-11-21')!.systems;
  const of = ({ lines }: { readonly lines: readonly { readonly item: string; readonly quantity: number }[] }) =>
    new Map(lines.map(({ item, quantity }) => [item, quantity]));
  return { automq: of(automq!), others: others.map(of) };
};

const held = 'Object storage: deleted, held back for the backup';
const copies = 'Snapshots of the metadata volumes';

const six = linesWith({ kind: 'snapshots', everyHours: 6 });
const hourly = linesWith({ kind: 'snapshots', everyHours: 1 });
const none = linesWith({ kind: 'none' });

test('what is held back follows from how long objects are kept: three intervals and an hour', () => {
  expect(six.automq.get(held)! / hourly.automq.get(held)!).toBeCloseTo(19 / 4);
  expect(none.automq.get(held)).toBeUndefined();
});

test('the rest of the bill does not know of it', () => {
  expect(six.automq.get('Object storage')).toBe(none.automq.get('Object storage'));
});

test('snapshots are on the bill with a whole volume for each controller, at most', () => {
  expect(six.automq.get(copies)).toBe(3 * 20);
  expect(none.automq.get(copies)).toBeUndefined();
});

test('no other system has either line', () => {
  for (const lines of six.others) expect([lines.get(held), lines.get(copies)]).toEqual([undefined, undefined]);
});

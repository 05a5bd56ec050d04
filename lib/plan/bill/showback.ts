import type { OutsideIntent } from '../../model/access';
import { bandOf } from './band';
import type { Bill, BillLine, SystemBill } from './bill';
import { outsideWays } from './bill';
import type { BillBasis } from './bill-basis';
import type { Traffic } from './traffic';
import { allFlows } from './traffic';
import { trafficOfGroup } from './traffic-of-group';

/** What parts of a bill are shared out by: bytes kept, bytes moved, or bytes moved on one way in. */
type Key = 'stored' | 'moved' | OutsideIntent;

type Amounts = Readonly<Record<Key, number>>;

interface Share {
  readonly owner: string;
  readonly groups: readonly string[];
  readonly gb: Amounts;
}

/**
 * What the deployment's account pays, by owner; the parts sum to that total. A way in is shared by those who use it.
 * Empty where nobody owns a workload.
 */
export function showbackOf(basis: BillBasis, systems: readonly SystemBill[]): Bill['showback'] {
  const [automq] = systems;
  const shares = sharesOf(basis);
  if (!automq || shares.length === 0) return [];
  const total = sumOf(shares.map(({ gb }) => gb));
  const lines = automq.lines.filter(({ memo, payer }) => memo !== true && payer === 'deployment');
  // A way in that nobody's bytes take is everybody's.
  const keyed = lines.map((line) => {
    const key = keyOf(line);
    return { monthly: line.monthly, key: key !== 'stored' && total[key] === 0 ? ('moved' as const) : key };
  });
  return shares.map(({ owner, groups, gb }) => {
    const part = (key: Key) => (total[key] > 0 ? gb[key] / total[key] : 1 / shares.length);
    const ways = outsideWays.filter((intent) => total[intent] > 0 && lines.some(({ way }) => way === intent));
    return {
      owner,
      groups,
      monthly: bandOf((scenario) => keyed.reduce((sum, { key, monthly }) => sum + monthly[scenario] * part(key), 0)),
      basis: [
        `${percent(part('moved'))} of the bytes written and read, and by that of everything but storage${ways.length > 0 ? ' and ways in' : ''}`,
        `${percent(part('stored'))} of the bytes kept, and by that of storage`,
        ...ways.map((intent) => `${percent(part(intent))} of the bytes on its way in for ${wayNames[intent]}`),
      ]
        .join('; ')
        .concat('.'),
    };
  });
}

const wayNames: Readonly<Record<OutsideIntent, string>> = {
  network: 'network clients',
  privateLink: 'PrivateLink clients',
};

const keyOf = ({ category, way }: BillLine): Key =>
  way !== undefined ? way : category === 'objectStorage' ? 'stored' : 'moved';

function sharesOf({ deployment, groups, month }: BillBasis): readonly Share[] {
  const rules = { month, localHours: deployment.plan.comparison.localHours, scenario: 'typical' } as const;
  const byOwner = new Map<string, Share>();
  for (const { group, hours } of groups) {
    const gb = amountsOf(trafficOfGroup(group, hours, rules));
    const before = byOwner.get(group.owner);
    byOwner.set(group.owner, {
      owner: group.owner,
      groups: [...(before ? before.groups : []), group.name],
      gb: before ? sumOf([before.gb, gb]) : gb,
    });
  }
  return [...byOwner.values()];
}

const amountsOf = ({ written, read, storedGb }: Traffic): Amounts => ({
  stored: storedGb,
  moved: allFlows(written).gb + allFlows(read).gb,
  network: written.network.gb + read.network.gb,
  privateLink: written.privateLink.gb + read.privateLink.gb,
});

const sumOf = (all: readonly Amounts[]): Amounts => {
  const sum = (key: Key) => all.reduce((total, amounts) => total + amounts[key], 0);
  return { stored: sum('stored'), moved: sum('moved'), network: sum('network'), privateLink: sum('privateLink') };
};

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

import type { Deployment } from '../../model/deployment';
import { sumOfBands } from './band';
import type { Scenario } from './band';
import type { BillLine, SystemBill, SystemId } from './bill';
import type { BillBasis } from './bill-basis';
import { brokerMachine, controllerMachine } from './bill-basis';
import type { DraftedSystem } from './drafted-system';
import { draftedSystem } from './drafted-system';
import { inputOf } from './input-of';
import { joinedLines } from './joined-lines';
import { operates } from './operates';
import type { SystemParts } from './system-lines';
import { asWritten } from './knobs';

const names: Readonly<Record<SystemId, string>> = {
  automq: 'This deployment (AutoMQ)',
  kafka: 'Broker-local Kafka, self-run',
  'kafka-tiered': 'Kafka with tiered storage, self-run',
  msk: 'Amazon MSK, provisioned',
};

/** One system’s bill, all scenarios. */
export function systemBill(basis: BillBasis, id: SystemId): SystemBill {
  const drafted = (scenario: Scenario): DraftedSystem =>
    draftedSystem(basis, inputOf(basis, scenario, asWritten), { id, knobs: asWritten, brokers: 'deployed' });
  const typical = drafted('typical');
  const lines = joinedLines(
    { low: drafted('low').lines, typical: typical.lines, high: drafted('high').lines },
    basis.swing,
  );
  const paid = lines.filter(({ memo }) => memo !== true);
  const paidBy = (who: BillLine['payer']) =>
    sumOfBands(paid.filter(({ payer }) => payer === who).map(({ monthly }) => monthly));
  return {
    id,
    name: names[id],
    lines,
    total: sumOfBands(paid.map(({ monthly }) => monthly)),
    totalByPayer: { deployment: paidBy('deployment'), client: paidBy('client') },
    operates: operates(basis.deployment, id),
    sizing: sizing(basis.deployment, typical.parts),
  };
}

function sizing(deployment: Deployment, { id, brokers, nodes, volumes }: SystemParts): string {
  const zones = deployment.brokers.length;
  if (id === 'automq') {
    const controllers = deployment.controllers.reduce((sum, { count }) => sum + count, 0);
    return `${counted(brokers, 'broker')} on ${brokerMachine(deployment)} and ${counted(controllers, 'controller')} on ${controllerMachine(deployment)} over ${counted(zones, 'zone')}`;
  }
  const [first] = nodes;
  const [disk] = volumes;
  const gib = disk ? Math.round((disk.gibEach * disk.count) / brokers) : 0;
  const tiers = id === 'msk' ? '; tiered storage of Amazon MSK is not counted' : '';
  return `${counted(brokers, 'broker')} (${first ? first.price.replace(/^(ec2|msk)\./, '') : 'none'}) with ${gib} GiB of disk each${tiers}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

import type { BillBasis } from './bill-basis';
import type { BillInput } from './bill-input';
import { copiedClusters } from './copied-clusters';
import { mskMachines } from './kafka-machines';
import type { Knobs } from './knobs';
import { directWaysIn } from './surroundings';
import type { SystemParts } from './system-lines';

/** Amazon MSK spreads brokers over two or three zones. */
export const mskZones = (zones: number) => Math.min(3, Math.max(2, zones));

/** Provisioned standard brokers of Amazon MSK, each with the one disk of at most 16 TiB that it has. */
export function mskParts(basis: BillBasis, input: BillInput, knobs: Knobs): SystemParts {
  const { comparison } = basis.deployment.plan;
  const { machine, peak, normal } = copiedClusters(basis, {
    knobs,
    zones: input.zones,
    storedGb: input.traffic.onDisksGb,
    machines: mskMachines(basis),
    disksEach: 1,
    uploads: 0,
  });
  return {
    id: 'msk',
    brokers: peak.brokers,
    runningBrokers: peak.brokers,
    nodes: [
      {
        what: 'MSK brokers',
        count: peak.brokers,
        price: machine.price,
        basis: `${peak.brokers} of ${machine.name} in ${input.zones} zones, all month, the smallest size of which ${machine.mostPerZone} in a zone, or as many as disks want, carry the peak; their number follows from ${peak.binding}. Controllers cost nothing.`,
        idle: { count: peak.brokers - normal.brokers, hours: input.month.hours - input.raisedHours },
      },
    ],
    volumes: [
      {
        what: 'MSK storage',
        count: peak.brokers,
        gibEach: peak.diskGibEach,
        price: 'msk.storage',
        basis: `${comparison.replicationFactor} copies of the most that is kept, which is what each group writes in the worst stretch of its retention, at most ${comparison.diskFillPercent} % full.`,
      },
    ],
    transfer: {
      kind: 'replicated',
      replicationFactor: comparison.replicationFactor,
      followerFetch: comparison.followerFetch,
      paysForCopies: false,
    },
    objectStoreTrips: 0,
    around: {
      ...basis.around,
      controlPlane: undefined,
      alarms: undefined,
      natGateways: 0,
      gatewayEndpoint: false,
      interfaceEndpoints: { services: 0, zones: 0 },
      objectStoreEndpointZones: 0,
      waysIn: directWaysIn(basis.around.waysIn),
    },
  };
}

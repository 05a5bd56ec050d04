import type { SystemId } from './bill';
import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import type { Nodes } from './node-lines';
import { nodeLines } from './node-lines';
import type { ObjectStoreUse } from './object-store-lines';
import { objectStoreLines } from './object-store-lines';
import { connectLines, controlPlaneLines, egressLines, monitoringLines, peopleLines } from './operation-lines';
import type { Surroundings } from './surroundings';
import type { Replicated } from './transfer-lines';
import { automqTransferLines, replicatedTransferLines } from './transfer-lines';
import type { Volumes } from './volume-lines';
import { volumeLines } from './volume-lines';
import { wayInLines } from './way-in-lines';
import { wayOutLines } from './way-out-lines';

/** What a system consists of, in one scenario. */
export interface SystemParts {
  readonly id: SystemId;
  readonly brokers: number;
  /** On the average of the month; fewer where an autoscaler follows demand. */
  readonly runningBrokers: number;
  readonly nodes: readonly Nodes[];
  readonly volumes: readonly Volumes[];
  readonly transfer:
    { readonly kind: 'sharedStorage'; readonly zoneRouter: boolean } | ({ readonly kind: 'replicated' } & Replicated);
  readonly objectStore?: ObjectStoreUse;
  /** How often a written byte goes to the object store or comes back from it, beside what is read. */
  readonly objectStoreTrips: number;
  readonly around: Surroundings;
}

/** Everything on the way of a byte, and what is there without any. */
export function systemLines(input: BillInput, parts: SystemParts): readonly DraftLine[] {
  const { nodes, around, transfer } = parts;
  // On the average of the month, where nodes come and go.
  const machines = Math.round(nodes.reduce((sum, { count }) => sum + count, 0) * 10) / 10;
  return [
    ...nodeLines(input, nodes),
    ...controlPlaneLines(input, around),
    ...volumeLines(input, parts.volumes),
    ...(parts.objectStore ? objectStoreLines(input, parts.objectStore) : []),
    ...(transfer.kind === 'replicated'
      ? replicatedTransferLines(input, transfer)
      : automqTransferLines(input, transfer.zoneRouter)),
    ...wayOutLines(input, around, { nodes: machines, objectStoreTrips: parts.objectStoreTrips }),
    ...wayInLines(input, around.waysIn, parts.runningBrokers),
    ...egressLines(input, around),
    ...monitoringLines(input, around, machines),
    ...connectLines(input, around),
    ...peopleLines(around, parts.id),
  ];
}

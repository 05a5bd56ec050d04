import { automqParts } from './automq-parts';
import type { SystemId } from './bill';
import type { BillBasis } from './bill-basis';
import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { kafkaParts } from './kafka-parts';
import { mskParts, mskZones } from './msk-parts';
import type { SystemParts } from './system-lines';
import { systemLines } from './system-lines';
import type { Sizing } from './knobs';

export interface Case extends Sizing {
  readonly id: SystemId;
}

export interface DraftedSystem {
  readonly parts: SystemParts;
  readonly lines: readonly DraftLine[];
}

/** One system's lines from an input for the zones of this deployment. */
export function draftedSystem(basis: BillBasis, here: BillInput, { id, ...sizing }: Case): DraftedSystem {
  const input = id === 'msk' ? { ...here, zones: mskZones(here.zones) } : here;
  const parts = partsOf[id](basis, input, sizing);
  return { parts, lines: systemLines(input, parts) };
}

type PartsOf = (basis: BillBasis, input: BillInput, sizing: Sizing) => SystemParts;

const partsOf: Readonly<Record<SystemId, PartsOf>> = {
  automq: automqParts,
  kafka: (basis, input, { knobs }) => kafkaParts(basis, input, { knobs, tiered: false }),
  'kafka-tiered': (basis, input, { knobs }) => kafkaParts(basis, input, { knobs, tiered: true }),
  msk: (basis, input, { knobs }) => mskParts(basis, input, knobs),
};

/** Sum of the lines that are paid; memo lines are part of others. */
export const totalOfLines = (lines: readonly DraftLine[]): number =>
  lines.reduce((sum, { amount, memo }) => sum + (memo === true ? 0 : amount), 0);

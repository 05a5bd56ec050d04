import { spreadInWords } from './assumptions';
import type { BillInput } from './bill-input';
import { crossingShare } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';
import { allFlows } from './traffic';

/** Each byte is paid where it leaves a zone and where it comes in. */
const directions = 2;

interface Crossing {
  readonly item: string;
  readonly gb: number;
  readonly basis: string;
}

const crossingLine = ({ prices }: BillInput, { item, gb, basis }: Crossing): DraftLine =>
  draftLine(prices, {
    item,
    category: 'zoneTransfer',
    swings: true,
    quantity: gb * directions,
    price: 'transfer.zone',
    basis,
  });

const inWords = (zones: number) => `${zones - 1} of ${zones} bytes cross zones, paid going out and coming in`;

/** Transfer between zones of AutoMQ; none where everything is in one. */
export function automqTransferLines(input: BillInput, zoneRouter: boolean): readonly DraftLine[] {
  const { zones, traffic, spread } = input;
  if (zones <= 1) return [];
  const share = crossingShare(zones);
  const written = allFlows(traffic.written);
  const read = traffic.readInRegion;
  const kept = (toldGb: number) => (zoneRouter ? toldGb : 0);
  const who = zoneRouter
    ? 'Clients that tell their zone stay in it; of the others '
    : 'Without the zone router every client goes to the leader: ';
  const crossings = [
    {
      item: 'Between zones: produce',
      gb: (written.gb - kept(written.toldGb)) * share,
      basis: `${who}${inWords(zones)}.`,
    },
    {
      item: 'Between zones: replicate',
      gb: 0,
      basis: 'Nothing: brokers write to the object store, which keeps copies in several zones by itself.',
    },
    {
      item: 'Between zones: consume',
      gb: (read.gb - kept(read.toldGb)) * share,
      basis: `${who}${inWords(zones)}.`,
    },
    {
      item: 'Between zones: proxy',
      gb: kept(written.toldGb) * share * spread.proxyShare,
      basis: `What brokers tell the leaders of what they wrote in their stead: ${spreadInWords('proxyShare')}.`,
    },
  ];
  return crossings.map((crossing) => crossingLine(input, crossing));
}

export interface Replicated {
  readonly replicationFactor: number;
  readonly followerFetch: boolean;
  /** Whether copies between brokers are billed; on Amazon MSK they are not. */
  readonly paysForCopies: boolean;
}

/** Transfer between zones where every partition has a leader and copies; none where everything is in one. */
export function replicatedTransferLines(input: BillInput, replicated: Replicated): readonly DraftLine[] {
  const { zones, traffic } = input;
  if (zones <= 1) return [];
  const { replicationFactor, followerFetch, paysForCopies } = replicated;
  const share = crossingShare(zones);
  const written = allFlows(traffic.written);
  const read = traffic.readInRegion;
  const copies = crossingCopies(replicationFactor, zones);
  const withoutCopy = followerFetch ? 1 - Math.min(1, replicationFactor / zones) : share;
  const crossings = [
    {
      item: 'Between zones: produce',
      gb: written.gb * share,
      basis: `A producer writes to the leader wherever it is, also when it knows its own zone: ${inWords(zones)}.`,
    },
    {
      item: 'Between zones: replicate',
      gb: paysForCopies ? written.gb * copies : 0,
      basis: paysForCopies
        ? `${replicationFactor} copies spread over ${zones} zones: ${decimal(copies)} of them go to another zone than the leader’s, paid going out and coming in.`
        : 'Amazon MSK doesn’t charge for what brokers copy between each other.',
    },
    {
      item: 'Between zones: consume',
      gb: (read.gb - read.toldGb) * share + read.toldGb * withoutCopy,
      basis: followerFetch
        ? `Consumers that tell their zone read from a copy in it; of the others ${inWords(zones)}.`
        : `Consumers read from the leader: ${inWords(zones)}.`,
    },
  ];
  return crossings.map((crossing) => crossingLine(input, crossing));
}

const decimal = (value: number) => String(Math.round(value * 100) / 100);

/**
 * Copies of a record that go to another zone than the leader's, where copies are spread evenly and each leads equally
 * often.
 */
export function crossingCopies(replicationFactor: number, zones: number): number {
  const least = Math.floor(replicationFactor / zones);
  const withMore = replicationFactor % zones;
  const together = (zones - withMore) * least ** 2 + withMore * (least + 1) ** 2;
  return replicationFactor - together / replicationFactor;
}

import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';

/** Volumes of one kind. */
export interface Volumes {
  /** `Log disks of the brokers` */
  readonly what: string;
  readonly count: number;
  readonly gibEach: number;
  /** Id of the price of a GB and month. */
  readonly price: string;
  readonly basis: string;
  /** Whether they come and go with the traffic. */
  readonly follows?: boolean;
  /** What each must carry; what gp3 includes costs nothing more. */
  readonly mibPerSecondEach?: number;
}

/** Throughput of a gp3 volume that its size pays for (https://aws.amazon.com/ebs/pricing/). */
const includedMibPerSecond = 125;

export const volumeLines = ({ prices }: BillInput, volumes: readonly Volumes[]): readonly DraftLine[] =>
  volumes
    .filter(({ count, gibEach }) => count * gibEach > 0)
    .flatMap(({ what, count, gibEach, price, basis, follows, mibPerSecondEach }) => {
      const size = draftLine(prices, {
        item: what,
        category: 'volumes',
        swings: follows,
        quantity: count * gibEach,
        price,
        basis,
      });
      const above = mibPerSecondEach === undefined ? 0 : Math.max(0, mibPerSecondEach - includedMibPerSecond);
      if (above === 0) return [size];
      return [
        size,
        draftLine(prices, {
          item: `${what}: throughput`,
          category: 'volumes',
          quantity: count * above,
          price: 'ebs.gp3.throughput',
          basis: `${count} volumes, each ${Math.round(above)} MiB/s above the ${includedMibPerSecond} that gp3 includes.`,
        }),
      ];
    });

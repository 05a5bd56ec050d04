import type { Pool } from '../lib/model/pools';

/** Space of a pod on its node's own disk, MiB. */
export interface EphemeralSizes {
  /** Unpacked native libraries. */
  readonly temporaryMib: number;
  /** One heap dump and what a crashing JVM writes; the JVM doesn't write a second dump over the first. */
  readonly scratchMib: number;
  /** All of it with the container's log, of which the kubelet keeps 50 MiB unless told otherwise. */
  readonly totalMib: number;
}

export function ephemeralSizes({ size }: Pick<Pool, 'size'>): EphemeralSizes {
  const temporaryMib = 256;
  const scratchMib = size.heapMib + 256;
  return { temporaryMib, scratchMib, totalMib: temporaryMib + scratchMib + 256 };
}

import { rounded } from './figure';
import type { MeasuredTopic } from './measurement';

export interface MeasuredRate {
  /** Records each second while the window was open; undefined where offsets could not be read. */
  readonly recordsPerSecond?: number;
  /** Size of a record on the wire, bytes; undefined where neither a sample nor the disks say. */
  readonly recordBytes?: number;
}

/** What is written to a topic, in figures as a contract gives them, so that the sums of groups fit. Records are as large as those of the sample, or as what lies on the disks is on average. */
export function measuredRate({ window, sample, storedBytes, retained }: MeasuredTopic, seconds: number): MeasuredRate {
  const recordBytes = sample?.recordBytes ?? meanOf(storedBytes, retained);
  return {
    ...(window === undefined ? {} : { recordsPerSecond: rounded(window.records / seconds) }),
    ...(recordBytes === undefined ? {} : { recordBytes }),
  };
}

/** Bytes each second; 0 where it can’t be known. */
export const measuredBytesPerSecond = (topic: MeasuredTopic, seconds: number): number => {
  const { recordsPerSecond, recordBytes } = measuredRate(topic, seconds);
  return recordsPerSecond === undefined || recordBytes === undefined ? 0 : recordsPerSecond * recordBytes;
};

const meanOf = (bytes: number | undefined, records: number | undefined): number | undefined =>
  bytes === undefined || records === undefined || records === 0 || bytes === 0
    ? undefined
    : Math.max(1, Math.round(bytes / records));

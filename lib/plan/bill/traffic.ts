import type { Intent } from '../../model/access';
import { intents } from '../../model/access';

/** GB of a month on one way in. */
export interface Flow {
  readonly gb: number;
  /** Of these, what clients move that tell their zone. */
  readonly toldGb: number;
}

/** What flows in a month and what lies there, one copy of each, in one scenario. */
export interface Traffic {
  readonly written: Readonly<Record<Intent, Flow>>;
  readonly read: Readonly<Record<Intent, Flow>>;
  /** Of what is written, what somebody reads at once. */
  readonly liveWrittenGb: number;
  /** Of what is read, what has left the memory of brokers. */
  readonly catchUpGb: number;
  /** Of that, what lies further back than local disks reach with tiered storage. */
  readonly beyondLocalGb: number;
  /** Of what is read, what stays in the region, by whatever way in. */
  readonly readInRegion: Flow;
  /** On the average of the month. */
  readonly storedGb: number;
  /** What disks hold in the worst stretch of each group’s retention, whatever the scenario. */
  readonly onDisksGb: number;
  /** The same of what stays on local disks with tiered storage. */
  readonly onLocalDisksGb: number;
  /** Of what is written, what is kept for longer than that. */
  readonly tieredGb: number;
  /** Of what is stored on the average, the same. */
  readonly tieredStoredGb: number;
  readonly otherRegionGb: number;
  readonly internetGb: number;
  /** Clients that are connected at the peak. */
  readonly clients: Readonly<Record<Intent, number>>;
}

/** One value for each way in. */
export const eachIntent = <T>(value: (intent: Intent) => T): Readonly<Record<Intent, T>> => ({
  cluster: value('cluster'),
  network: value('network'),
  privateLink: value('privateLink'),
});

export const noFlow: Flow = { gb: 0, toldGb: 0 };

export const noTraffic: Traffic = {
  written: eachIntent(() => noFlow),
  read: eachIntent(() => noFlow),
  liveWrittenGb: 0,
  catchUpGb: 0,
  beyondLocalGb: 0,
  readInRegion: noFlow,
  storedGb: 0,
  onDisksGb: 0,
  onLocalDisksGb: 0,
  tieredGb: 0,
  tieredStoredGb: 0,
  otherRegionGb: 0,
  internetGb: 0,
  clients: eachIntent(() => 0),
};

const bothFlows = (one: Flow, other: Flow): Flow => ({ gb: one.gb + other.gb, toldGb: one.toldGb + other.toldGb });

export const sumOfTraffic = (parts: readonly Traffic[]): Traffic =>
  parts.reduce(
    (sum, part) => ({
      written: eachIntent((intent) => bothFlows(sum.written[intent], part.written[intent])),
      read: eachIntent((intent) => bothFlows(sum.read[intent], part.read[intent])),
      liveWrittenGb: sum.liveWrittenGb + part.liveWrittenGb,
      catchUpGb: sum.catchUpGb + part.catchUpGb,
      beyondLocalGb: sum.beyondLocalGb + part.beyondLocalGb,
      readInRegion: bothFlows(sum.readInRegion, part.readInRegion),
      storedGb: sum.storedGb + part.storedGb,
      onDisksGb: sum.onDisksGb + part.onDisksGb,
      onLocalDisksGb: sum.onLocalDisksGb + part.onLocalDisksGb,
      tieredGb: sum.tieredGb + part.tieredGb,
      tieredStoredGb: sum.tieredStoredGb + part.tieredStoredGb,
      otherRegionGb: sum.otherRegionGb + part.otherRegionGb,
      internetGb: sum.internetGb + part.internetGb,
      clients: eachIntent((intent) => sum.clients[intent] + part.clients[intent]),
    }),
    noTraffic,
  );

/** A flow on one way in and nothing on the others. */
export const flowOn = (intent: Intent, flow: Flow): Readonly<Record<Intent, Flow>> => ({
  ...noTraffic.written,
  [intent]: flow,
});

export const allFlows = (flows: Readonly<Record<Intent, Flow>>): Flow =>
  intents.reduce((sum, intent) => bothFlows(sum, flows[intent]), noFlow);

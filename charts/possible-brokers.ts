import type { Deployment } from '../lib/model/deployment';
import { podNameLabel } from '../lib/model/labels';
import { brokerService } from '../lib/model/names';
import type { Zone } from '../lib/model/zone';

/** A broker that is there or may come when its zone grows. */
export interface PossibleBroker {
  /** Of its pod and of the Services that are for it alone. */
  readonly name: string;
  readonly zone: Zone;
  readonly ordinal: number;
  /** Labels that select its pod. */
  readonly selector: Readonly<Record<string, string>>;
}

/** What leads to a broker is there before the broker, so that a new one is reachable at once. */
export const possibleBrokers = ({ brokers }: Pick<Deployment, 'brokers'>): readonly PossibleBroker[] =>
  brokers.flatMap((pool) =>
    Array.from({ length: pool.maxCount }, (_, ordinal) => {
      const name = brokerService(pool.name, ordinal);
      return { name, zone: pool.zone, ordinal, selector: { [podNameLabel]: name } };
    }),
  );

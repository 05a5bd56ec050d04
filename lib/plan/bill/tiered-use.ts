import type { BillBasis } from './bill-basis';
import type { BillInput } from './bill-input';
import { keysOf } from './keys-of';
import type { ObjectStoreUse } from './object-store-lines';

/** Size of the parts in which a segment goes to the object store and comes back. */
const partMib = 16;
/** A segment of 1 GiB brings its indexes along as one object, and is finished by one request. */
const requestsPerSegment = 2;

/** What tiered storage of Kafka keeps and asks: closed segments go there once and lie there for the whole retention. */
export function tieredUse({ deployment }: BillBasis, { traffic, month }: BillInput): ObjectStoreUse {
  const perGb = 1024 / partMib;
  const { localHours } = deployment.plan.comparison;
  return {
    storedGb: traffic.tieredStoredGb,
    storedBasis: `Everything that is kept for longer than ${localHours} hours, one copy; the last ${localHours} hours of it lie on disks as well.`,
    putPerSecond: (traffic.tieredGb * (perGb + requestsPerSegment)) / month.seconds,
    getPerSecond: (traffic.beyondLocalGb * perGb) / month.seconds,
    requestBasis: `Parts of ${partMib} MiB: written once, and read where readers go back further than disks reach.`,
    keys: keysOf(deployment, 0),
  };
}

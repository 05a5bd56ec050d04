// A writer that keeps a rate and remembers how well it did.
import { setTimeout as sleep } from 'node:timers/promises';

const tickMs = 100;

/**
 * Writes some records every tenth of a second until `stop`. A tick that takes longer is not made up for, so that no rush
 * follows a pause.
 * @param send is given the numbers of the records, from 0, and writes them
 */
export function steadyWriter(perTick, send) {
  const acknowledged = [{ ms: performance.now(), count: 0 }];
  let goesOn = true;
  const done = (async () => {
    let count = 0;
    while (goesOn) {
      const next = performance.now() + tickMs;
      await send(Array.from({ length: perTick }, () => count++));
      acknowledged.push({ ms: performance.now(), count });
      await sleep(Math.max(0, next - performance.now()));
    }
    return {
      count,
      began: acknowledged[0].ms,
      ended: acknowledged.at(-1).ms,
      until: (ms) => countAt(acknowledged, ms),
    };
  })();
  return {
    stop() {
      goesOn = false;
      return done;
    },
  };
}

/** How many records were acknowledged at a time, as if they came evenly between two answers. */
function countAt(acknowledged, ms) {
  const after = acknowledged.findIndex((each) => each.ms >= ms);
  if (after <= 0) return after === 0 ? 0 : acknowledged.at(-1).count;
  const [from, to] = [acknowledged[after - 1], acknowledged[after]];
  return from.count + ((to.count - from.count) * (ms - from.ms)) / (to.ms - from.ms);
}

// Something that comes true some time after it was asked for, such as a change of which brokers hear one after another.
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether it holds within so many seconds, ten when left out. What it throws meanwhile counts as not yet. */
export async function soon(holds, seconds = 10) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await Promise.resolve(holds()).catch(() => false)) return true;
    if (Date.now() >= end) return false;
    await sleep(500);
  }
}

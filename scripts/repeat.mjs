// What a lab does again and again while something else is looked at.
import { setTimeout as sleep } from 'node:timers/promises';

/** Does it, waits, and does it again until it is told to stop, which waits for the last time. */
export function repeat(pauseMs, task) {
  let isOn = true;
  const loop = async () => {
    while (isOn) {
      await task();
      await sleep(pauseMs);
    }
  };
  const ended = loop();
  return {
    stop: () => {
      isOn = false;
      return ended;
    },
  };
}

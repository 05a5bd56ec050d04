// Autoscalers are slow by design: half an hour of quiet, then a broker every quarter of an hour. Here hours pass in
// minutes. Every number of the rendered behaviour is divided by one pace, and the clock of the formula runs faster by it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Seconds of a deployment that pass in one of the lab; the rendered periods of scaling in are multiples of it. */
export const pace = 100;

/** Divides the periods and windows of a bundle's autoscalers; Kubernetes takes no period below a second. */
export function quicken(bundle) {
  const { waves } = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));
  const path = join(bundle, waves.find(({ file }) => file.includes('-autoscaling')).file);
  const text = readFileSync(path, 'utf8')
    .replace(/periodSeconds: (\d+)/g, (_, seconds) => `periodSeconds: ${Math.max(1, Math.round(seconds / pace))}`)
    .replace(/stabilizationWindowSeconds: (\d+)/g, (_, seconds) => `stabilizationWindowSeconds: ${seconds / pace}`);
  writeFileSync(path, text);
}

/** @param first second that it is in the deployment when it starts here */
export function quickClock(first) {
  const started = Date.now();
  return () => first + ((Date.now() - started) / 1000) * pace;
}

/** What took so long here, in the time of the deployment. */
export const inHours = (labSeconds) => `${((labSeconds * pace) / 3600).toFixed(1)} h`;

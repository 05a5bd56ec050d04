import type { AlertId } from '../../lib/facts/alert-ids';
import type { Level, Limit, Thresholds, Watched } from './panel';

/** Good until it is too much. */
export const tooMuch =
  (warning: Limit, critical?: Limit): Thresholds =>
  (watched) => ({
    first: 'good',
    steps: [
      { from: numberOf(warning, watched), level: 'warning' },
      ...(critical === undefined ? [] : [{ from: numberOf(critical, watched), level: 'critical' as const }]),
    ],
  });

/** Good from a value on; below a lower one it is critical. */
export const tooLittle =
  (warning: Limit, critical?: Limit): Thresholds =>
  (watched) => {
    const good = { from: numberOf(warning, watched), level: 'good' as const };
    return critical === undefined
      ? { first: 'warning', steps: [good] }
      : { first: 'critical', steps: [{ from: numberOf(critical, watched), level: 'warning' }, good] };
  };

/** Critical from a value on. */
export const mustBeBelow =
  (limit: number): Thresholds =>
  () => ({ first: 'good', steps: [{ from: limit, level: 'critical' }] });

/** Good at one value alone. */
export const exactly =
  (value: number): Thresholds =>
  () => ({
    first: 'critical',
    steps: [
      { from: value, level: 'good' },
      { from: value + 1, level: 'critical' },
    ],
  });

/**
 * Good up to where an alert fires, of which the panel shows the same; `inUnit` is the alert's unit in the panel's. The
 * lowest threshold where an alert has several, and none where the deployment has not the alert.
 */
export const untilAlert =
  (id: AlertId, inUnit: Limit = 1): Thresholds =>
  (watched) => {
    const alert = limitOf(id, inUnit, watched);
    return alert && { first: 'good', steps: [{ from: Math.min(...alert.limits), level: alert.level }] };
  };

/** The same for an alert that fires below its threshold. */
export const downToAlert =
  (id: AlertId, inUnit: Limit = 1): Thresholds =>
  (watched) => {
    const alert = limitOf(id, inUnit, watched);
    return alert && { first: alert.level, steps: [{ from: Math.max(...alert.limits), level: 'good' }] };
  };

function limitOf(
  id: AlertId,
  inUnit: Limit,
  watched: Watched,
): { readonly level: Level; readonly limits: readonly number[] } | undefined {
  const alerts = watched.alerts.filter((alert) => alert.id === id);
  const [first] = alerts;
  if (first === undefined) return undefined;
  const unit = numberOf(inUnit, watched);
  return { level: first.severity, limits: alerts.map(({ threshold }) => threshold.value * unit) };
}

const numberOf = (limit: Limit, { deployment }: Watched): number =>
  typeof limit === 'number' ? limit : limit(deployment);

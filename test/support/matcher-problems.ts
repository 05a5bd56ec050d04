import type { KnownMetric } from './known-metrics';

const form = /^(?<label>[A-Za-z_][A-Za-z0-9_]*)\s*(?<operator>=~|!~|!=|=)\s*(?<quoted>.+)$/s;

/** What is wrong with a matcher such as `direction="in"`; the names of variables of Grafana are taken as they are. */
export function matcherProblems(metric: KnownMetric, matcher: string): readonly string[] {
  const { label, operator, quoted } = form.exec(matcher)?.groups ?? {};
  if (label === undefined || operator === undefined || quoted === undefined)
    return [`${metric.name}: the matcher ${matcher} is of a form that this check does not read`];
  if (!metric.labels.has(label)) return [`${metric.name}: has no label "${label}"`];
  const value = quoted.slice(1, -1).replaceAll('\\\\', '\\');
  const values = metric.values[label];
  if (values === undefined || value.includes('$')) return [];
  const asked = operator === '=' || operator === '!=' ? [value] : value.split('|');
  const matches = (each: string) =>
    operator === '=' || operator === '!='
      ? each === '' || values.includes(each)
      : values.some((known) => new RegExp(`^(?:${each})$`).test(known));
  return asked
    .filter((each) => !matches(each))
    .map((each) => `${metric.name}: ${label} is never "${each}"; it is one of ${values.join(', ')}`);
}

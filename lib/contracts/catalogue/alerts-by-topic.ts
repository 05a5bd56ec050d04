import { alertsOf } from '../../model/alerts/alerts-of';
import type { Deployment } from '../../model/deployment';
import type { ContractSet } from '../model/contract-set';
import type { CatalogueAlert } from './catalogue';

/** What an alert’s expression names: topics, or consumer groups. */
interface Named {
  readonly alert: CatalogueAlert;
  readonly topics: readonly RegExp[];
  readonly groups: readonly RegExp[];
}

/** The alerts of a deployment that ask about a topic or about a group of its readers, by the topic’s name. */
export function alertsByTopic(
  deployment: Deployment,
  { topics }: ContractSet,
): ReadonlyMap<string, readonly CatalogueAlert[]> {
  const named = alertsOf(deployment).map(({ id, severity, owner, symptom, expression }): Named => ({
    alert: { name: id, severity, owner, symptom },
    topics: matchers(expression, 'topic'),
    groups: matchers(expression, 'consumer_group'),
  }));
  return new Map(
    topics.map(({ name, accesses }) => {
      const groups = accesses.flatMap(({ group }) => group ?? []);
      const concerned = named.filter(
        (each) =>
          each.topics.some((pattern) => pattern.test(name)) ||
          (each.topics.length === 0 && each.groups.some((pattern) => groups.some((group) => pattern.test(group)))),
      );
      const byName = new Map(concerned.map(({ alert }) => [`${alert.name} ${alert.owner}`, alert]));
      return [name, [...byName.values()]];
    }),
  );
}

/** Patterns that a label has to match, `topic=~"a|b"`, without those that it must not match. */
const matchers = (expression: string, label: string): readonly RegExp[] =>
  [...expression.matchAll(new RegExp(`\\b${label}=(~?)"((?:[^"\\\\]|\\\\.)*)"`, 'g'))].map(([, regular, text]) => {
    const value = String(JSON.parse(`"${String(text)}"`));
    return new RegExp(`^(?:${regular === '~' ? value : value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)})$`);
  });

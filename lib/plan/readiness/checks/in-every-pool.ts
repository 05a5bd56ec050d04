import { listed } from '../../../model/wording';
import type { Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, unknown } from '../verdict';

/** What a broker property should be. */
export interface WantedProperty {
  readonly isRight: (value: string) => boolean;
  /** What it means where it is right. */
  readonly right: string;
}

/** Looks at a property in the rendered `server.properties` of every pool of brokers. */
export function inEveryPool(
  { deployment: { brokers }, rendered }: Subject,
  key: string,
  { isRight, right }: WantedProperty,
): Verdict {
  const absent = brokers.filter(({ name }) => rendered.named('ConfigMap', name) === undefined);
  if (absent.length > 0) return unknown(`Nothing is rendered for ${listed(absent.map(({ name }) => name))}.`);
  const wrong = brokers.filter(({ name }) => {
    const value = rendered.brokerProperty(name, key);
    return value === undefined || !isRight(value);
  });
  return wrong.length === 0
    ? ready(right)
    : risk(`${key} of ${listed(wrong.map(({ name }) => name))} is not what it should be.`);
}

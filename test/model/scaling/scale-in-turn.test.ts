import { Evaluator } from '../../../lib/model/scaling/evaluator';
import { scaleBehaviors } from '../../../lib/model/scaling/scale-behavior';
import {
  latestDecisionSeconds,
  longestStopSeconds,
  scaleInTurn,
  turnSeconds,
} from '../../../lib/model/scaling/scale-in-turn';
import { example } from '../../support/example';

const zones = ['a', 'b', 'c'];
const evaluator = new Evaluator(
  zones.map((zone, index) => ({ series: { name: 'turn', zone }, expression: scaleInTurn(index, zones.length) })),
);

function inTurn(seconds: number): readonly string[] {
  const value = evaluator.tick(seconds, () => undefined);
  return zones.filter((zone) => value({ name: 'turn', zone }) === 1);
}

test('over a day every zone has its turns, one after another, and never two at once', () => {
  const seen: string[] = [];
  for (let seconds = 0; seconds < 86_400; seconds += 15) {
    const now = inTurn(seconds);
    expect(now.length).toBeLessThanOrEqual(1);
    if (now[0] !== undefined && now[0] !== seen.at(-1)) seen.push(now[0]);
  }
  expect(seen.slice(0, 6)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  expect(seen).toHaveLength(86_400 / turnSeconds);
});

test('a broker that a turn takes is gone before the next zone’s turn begins', () => {
  expect(latestDecisionSeconds).toBe(405);
  expect(example('retail').kafka.terminationGracePeriodSeconds).toBeLessThanOrEqual(longestStopSeconds);
});

test('each turn takes one broker, also where one zone has all the turns', () => {
  const [policy, ...others] = scaleBehaviors.network.scaleDown.policies;
  expect(others).toEqual([]);
  expect(policy).toMatchObject({ type: 'Pods', value: 1 });
  expect(policy!.periodSeconds).toBeGreaterThan(latestDecisionSeconds);
  expect(policy!.periodSeconds).toBeLessThan(turnSeconds);
  expect(scaleBehaviors.network.scaleDown.stabilizationWindowSeconds).toBe(0);
});

import { scalingDay } from '../../../scripts/scaling-day';
import { openSeconds, turnSeconds } from '../../../lib/model/scaling/scale-in-turn';
import { decisionSeconds } from '../../../lib/model/scaling/scaling-times';
import { example } from '../../support/example';

const { moments, parameters } = scalingDay(example('retail'));
const zones = parameters.zones.map(({ id }) => id);
const at = (hours: number, zone: string | undefined) =>
  moments.find((each) => each.seconds === hours * 3600 && each.zone === zone)?.wanted;

/** When a zone was asked to have fewer brokers than it had. */
const falls = moments.filter(({ wanted, deployed }) => wanted !== undefined && wanted < deployed);

test('a zone is asked to shrink in its own turn only', () => {
  expect(falls.length).toBeGreaterThan(zones.length);
  for (const { zone, seconds } of falls) {
    expect(zones[Math.floor(seconds / turnSeconds) % zones.length]).toBe(zone);
    expect(seconds % turnSeconds).toBeLessThan(openSeconds + decisionSeconds);
  }
});

test('no zone shrinks before its load has been low for half an hour', () => {
  // The morning ends at ten and the peak at one; behind each come faults that hold for longer in some zones.
  const between = (from: number, to: number) => falls.filter(({ seconds }) => seconds >= from && seconds < to);
  expect(between(10 * 3600, 10.5 * 3600)).toEqual([]);
  expect(between(13 * 3600, 13.5 * 3600)).toEqual([]);
});

test('a backlog of uploads, a fenced broker, and brokers that are away or unseen hold every zone', () => {
  const held = [
    [8.5, 11],
    [14, 14.5],
    [15, 15.75],
    [16, 16.25],
  ] as const;
  for (const [from, to] of held)
    expect(falls.filter(({ seconds }) => seconds >= from * 3600 && seconds < to * 3600)).toEqual([]);
});

test('the load is answered at once, between the least and the most', () => {
  for (const zone of zones) {
    expect(at(3, zone)).toBe(parameters.least);
    expect(at(7.25, zone)).toBe(4);
    expect(at(12.25, zone)).toBe(6);
  }
  const numbers = moments.flatMap(({ wanted }) => wanted ?? []);
  expect(Math.min(...numbers)).toBe(parameters.least);
  expect(Math.max(...numbers)).toBe(parameters.most);
});

test('what is planned is there when it begins', () => {
  for (const zone of zones) expect(at(4, zone)).toBe(parameters.least + 2);
});

test('a peak in one zone lifts the others to a share of it', () => {
  const [peak, ...others] = zones;
  expect(at(19.4, peak)).toBe(parameters.most);
  for (const zone of others) expect(at(19.4, zone)).toBeGreaterThanOrEqual(Math.ceil(parameters.most * 0.6));
});

test('a zone of which too little is known wants nothing, so that KEDA falls back, and no zone shrinks', () => {
  const [, blind] = zones;
  expect(at(21.1, blind)).toBeUndefined();
  expect(falls.filter(({ seconds }) => seconds >= 21 * 3600 && seconds < 21.2 * 3600)).toEqual([]);
});

/** Hours in which there is more to carry, or to be ready for, than before. */
const raised = [
  [4, 5],
  [7, 10],
  [12, 13],
  [17, 18],
  [19, 19.5],
] as const;

test('zones shrink one broker at a time, and grow when the load does and never else', () => {
  for (const zone of zones) {
    const own = moments.filter((each) => each.zone === zone);
    const steps = own
      .slice(1)
      .map(({ seconds, deployed }, index) => ({ seconds, by: deployed - own[index]!.deployed }));
    expect(Math.min(...steps.map(({ by }) => by))).toBe(-1);
    const grown = steps.filter(({ by }) => by > 0).map(({ seconds }) => seconds / 3600);
    // A rate window and an evaluation after the load has risen.
    expect(grown.filter((hour) => !raised.some(([from, to]) => hour >= from && hour < to + 0.1))).toEqual([]);
    expect(grown.length).toBeGreaterThanOrEqual(raised.length - 1);
  }
});

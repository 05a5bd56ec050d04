import type { Bill, SystemId } from './bill';
import type { BillBasis } from './bill-basis';
import { systemWords } from './system-words';
import type { Totals } from './totals-of';
import { cheapest } from './totals-of';
import type { Knobs } from './knobs';
import { asWritten } from './knobs';
import { averageShare, longestRetention } from './workload-figures';

type Finding = Bill['sensitivity'][number];

/** One thing that is turned until another system costs least. */
interface Dial {
  readonly assumption: string;
  readonly now: string;
  /** What it is now, and as far as it is turned in each direction. */
  readonly at: number;
  readonly ends: readonly number[];
  /** Values between which others are found by their ratio, so never 0; or by their difference. */
  readonly scale: 'ratio' | 'difference';
  readonly knobs: (value: number) => Knobs;
  readonly inWords: (value: number) => string;
}

/** Turned so far at most, in steps and then by halving. */
const furthest = 10;
const steps = 4;
const halvings = 6;

/** What flips the verdict: how far each assumption has to be off until another system costs least. */
export const sensitivityOf = (basis: BillBasis, totalsAt: (knobs: Knobs) => Totals): Bill['sensitivity'] => {
  if (basis.deployment.workloads.length === 0) return [];
  const best = (knobs: Knobs) => cheapest(totalsAt(knobs));
  const now = best(asWritten);
  return dialsOf(basis).flatMap((dial) => {
    const found = dial.ends.filter((end) => end !== dial.at).map((end) => turned(dial, end, { now, best }));
    return [...new Map(found.map((finding) => [finding.text, finding])).values()];
  });
};

function dialsOf(basis: BillBasis): readonly Dial[] {
  const retention = longestRetention(basis);
  const share = averageShare(basis);
  const times = (value: number) => `${Math.round(value * 100) / 100} times today’s rate`;
  return [
    {
      assumption: 'Write rate',
      now: 'as written',
      at: 1,
      ends: [1 / furthest, furthest],
      scale: 'ratio',
      knobs: (scale) => ({ ...asWritten, scale }),
      inWords: times,
    },
    {
      assumption: 'Retention',
      now: `${retention} hours at most`,
      at: 1,
      ends: [1 / furthest, furthest],
      scale: 'ratio',
      knobs: (value) => ({ ...asWritten, retention: value }),
      inWords: (value) => `${Math.round(retention * value)} hours at most, all groups alike`,
    },
    {
      assumption: 'Clients that tell their zone',
      now: `${Math.round(share * 100)} % of bytes`,
      at: share,
      ends: [0, 1],
      scale: 'difference',
      knobs: (toldShare) => ({ ...asWritten, toldShare }),
      inWords: (value) => `${Math.round(value * 100)} % of bytes`,
    },
  ];
}

interface Verdict {
  readonly now: SystemId;
  readonly best: (knobs: Knobs) => SystemId;
}

/** Turns one dial towards one end until the verdict changes. */
function turned(dial: Dial, end: number, { now, best }: Verdict): Finding {
  const { assumption, now: today, at } = dial;
  const bestAt = (value: number) => best(dial.knobs(value));
  const direction = end < at ? 'down' : 'up';
  let kept = at;
  for (let step = 1; step <= steps; step += 1) {
    const next = between(dial, at, { end, part: step / steps });
    if (bestAt(next) !== now) {
      const [flip, other] = narrowed(dial, { kept, flipped: next }, { now, bestAt });
      return {
        assumption,
        now: today,
        flipsAt: dial.inWords(flip),
        text: `${assumption} ${direction} to ${dial.inWords(flip)}: ${systemWords[other]} costs least.`,
      };
    }
    kept = next;
  }
  return {
    assumption,
    now: today,
    text: `${assumption} ${direction} to ${dial.inWords(end)}: ${systemWords[now]} still costs least.`,
  };
}

const between = ({ scale }: Dial, at: number, { end, part }: { readonly end: number; readonly part: number }) =>
  scale === 'ratio' ? at * (end / at) ** part : at + (end - at) * part;

/** The least turn that changes the verdict, with what costs least there. */
function narrowed(
  dial: Dial,
  range: { readonly kept: number; readonly flipped: number },
  { now, bestAt }: { readonly now: SystemId; readonly bestAt: (value: number) => SystemId },
): readonly [number, SystemId] {
  let { kept, flipped } = range;
  let other = bestAt(flipped);
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = between(dial, kept, { end: flipped, part: 0.5 });
    const best = bestAt(middle);
    if (best === now) kept = middle;
    else [flipped, other] = [middle, best];
  }
  return [flipped, other];
}

import type { Gap } from './schema-change';

/** A comparison that has begun: the how many-eth it is, and how deep in the record. */
interface Begun {
  readonly order: number;
  readonly depth: number;
}

/** One comparison, known by its key, at a depth of the record: each field and item is one deeper. */
interface Question {
  readonly key: string;
  readonly depth: number;
  readonly compare: () => readonly Gap[];
}

/** Comparisons and findings after which a pair of schemas is left undecided. */
const mostSteps = 20_000;

/** Findings of one comparison; a part that is used in many places has the same ones in each. */
const mostGaps = 500;

/**
 * Makes each comparison once, so that schemas that hold themselves, or one part many times, come to an end. A comparison met
 * again within itself, a step further into the record, is taken to hold: what refutes it would be found by its first meeting,
 * and records are finite. Met again without such a step, it is undecided.
 */
export function comparisonMemory() {
  const begun = new Map<string, Begun>();
  const ended = new Map<string, readonly Gap[]>();
  let steps = 0;
  /** The outermost comparison that was taken to hold since this was last reset. */
  let assumed = Infinity;

  const foreseen = ({ key, depth }: Question): readonly Gap[] | undefined => {
    const known = ended.get(key);
    if (known !== undefined) return known;
    const before = begun.get(key);
    if (before === undefined) return steps > mostSteps ? [tooLarge] : undefined;
    if (before.depth >= depth) return [endless];
    assumed = Math.min(assumed, before.order);
    return [];
  };

  const answer = (question: Question): readonly Gap[] => {
    steps += 1;
    const known = foreseen(question);
    if (known !== undefined) {
      steps += known.length;
      return known;
    }
    const { key, depth, compare } = question;
    const order = begun.size;
    const assumedOutside = assumed;
    assumed = Infinity;
    begun.set(key, { order, depth });
    const found = bounded(compare());
    begun.delete(key);
    steps += found.length;
    // What rests on a comparison that has not ended may yet turn out otherwise; what was found is found.
    if (found.length > 0 || assumed >= order) ended.set(key, found);
    assumed = Math.min(assumedOutside, assumed < order ? assumed : Infinity);
    return found;
  };

  return {
    answer,
    /** Counts a step that is no comparison; false once there were too many. */
    mayStep: () => {
      steps += 1;
      return steps <= mostSteps;
    },
  };
}

const bounded = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.length <= mostGaps ? gaps : [...gaps.slice(0, mostGaps), tooMany];

const undecided = (why: string): Gap => ({
  kind: 'undecided',
  path: [],
  writer: 'this schema',
  reader: 'this schema',
  why,
  wanted: 'be simpler, so that it can be compared',
});

const tooLarge = undecided('the schemas are too large or too entangled to be compared');

const tooMany = undecided(`there are more than ${mostGaps} differences, of which these are the first`);

const endless = undecided('the schema refers to itself without a step into the record');

import type { Gap } from '../schema-change';
import { typedAlternativesOf } from './alternatives';
import { negationOf } from './derived-nodes';
import type { Comparison, Relation } from './relation';
import { under } from './relation';
import type { Combination, SchemaNode } from './schema-node';
import { shownNode, shownWriter } from './shown';
import type { Writer } from './writer';

/** What a reader refuses by `allOf`, `anyOf`, `oneOf`, `not` and `if`. */
export const combinationGaps = (comparison: Comparison): readonly Gap[] => [
  ...(comparison.reader.combinations.allOf ?? []).flatMap((member, index) =>
    under(['allOf', index], comparison.relation.gaps(comparison.writer, member)),
  ),
  ...sumGaps(comparison, 'anyOf'),
  ...sumGaps(comparison, 'oneOf'),
  ...notGaps(comparison),
  ...conditionGaps(comparison),
];

/** `anyOf` and `oneOf`: as a whole, or one type after the other. */
function sumGaps({ writer, reader, relation }: Comparison, keyword: 'anyOf' | 'oneOf'): readonly Gap[] {
  const members = reader.combinations[keyword];
  if (members === undefined) return [];
  const whole = memberGaps({ writer, members, relation, keyword });
  if (whole.length === 0) return [];
  const cases = typedAlternativesOf(writer);
  if (cases === undefined) return whole;
  return cases.flatMap((each) => memberGaps({ writer: each, members, relation, keyword }));
}

interface Sum {
  readonly writer: Writer;
  readonly members: readonly SchemaNode[];
  readonly relation: Relation;
  readonly keyword: Extract<Combination, 'anyOf' | 'oneOf'>;
}

function memberGaps({ writer, members, relation, keyword }: Sum): readonly Gap[] {
  const found = members.map((member) => relation.gaps(writer, member));
  const holding = members.flatMap((member, index) => (found[index]?.length === 0 ? [member] : []));
  const [first] = holding;
  const gap = (kind: Gap['kind'], why: string, wanted: string): Gap => ({
    kind,
    path: [keyword],
    writer: shownWriter(writer),
    reader: members.map(shownNode).join(', '),
    why,
    wanted,
  });
  if (first !== undefined) {
    const isOne = (member: SchemaNode) =>
      members.every((other) => other === member || relation.isDisjoint(writer, other));
    if (keyword === 'anyOf' || holding.some(isOne)) return [];
    return [
      gap(
        'undecided',
        'a record may match several members of "oneOf", which is refused',
        'use "anyOf", or tell its members apart by a property with "const"',
      ),
    ];
  }
  const possible = members.flatMap((member, index) => (relation.isDisjoint(writer, member) ? [] : [{ member, index }]));
  const [only] = possible;
  if (only !== undefined && possible.length === 1)
    return under([keyword, only.index], found[only.index] as readonly Gap[]);
  const isOpen = found.some((gaps) => gaps.every(({ kind }) => kind === 'undecided'));
  return [
    gap(
      isOpen ? 'undecided' : 'break',
      `no member of "${keyword}" takes all of it`,
      `have a member that takes all of ${shownWriter(writer)}`,
    ),
  ];
}

function notGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  const refused = reader.parts.not;
  if (refused === undefined || relation.isDisjoint(writer, refused)) return [];
  return [
    {
      // Only what is refused as a whole is known to be written.
      kind: relation.gaps(writer, refused).length === 0 ? 'break' : 'undecided',
      path: ['not'],
      writer: shownWriter(writer),
      reader: `not ${shownNode(refused)}`,
      why: 'what may be written may match what "not" refuses',
      wanted: 'leave out such a "not"',
    },
  ];
}

/** `if` chooses: both ways have to be open, or the writer has to choose in the same way. */
function conditionGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  const { if: condition, then, else: otherwise } = reader.parts;
  if (condition === undefined) return [];
  const chosen = writer.flatMap(({ parts }) => {
    const same =
      parts.if !== undefined &&
      relation.gaps([parts.if], condition).length === 0 &&
      relation.gaps([condition], parts.if).length === 0;
    return same ? [parts] : [];
  });
  const found = [
    ...(then === undefined || relation.isDisjoint(writer, condition)
      ? []
      : under(['then'], relation.gaps([...writer, condition, ...chosen.flatMap((parts) => parts.then ?? [])], then))),
    ...(otherwise === undefined
      ? []
      : under(
          ['else'],
          relation.gaps([...writer, negationOf(condition), ...chosen.flatMap((parts) => parts.else ?? [])], otherwise),
        )),
  ];
  return found.map((gap) => ({ ...gap, kind: 'undecided' }));
}

import type { Labels, QueryNode, Reading } from './query-reading';
import { expectLabels, groupingLabels, operandsOf } from './query-reading';

/** Labels that a binary operation leaves of those of its sides. */
export function binaryLabels(node: QueryNode, left: Labels, right: Labels, reading: Reading): Labels {
  const clause = node.getChild('MatchingModifierClause');
  const has = (part: string) => (clause?.getChild(part) ?? null) !== null;
  const groupings = clause?.getChildren('GroupingLabels') ?? [];
  const named = groupingLabels(groupings[0], reading);
  const included = groupingLabels(groupings[1], reading);
  const sides = has('On') ? [left, right] : [new Set([...left, ...right])];
  for (const side of sides) expectLabels(named, side, node, reading);
  if (node.getChild('Or')) return new Set([...left, ...right]);
  if (node.getChild('And') ?? node.getChild('Unless')) return left;
  if (has('GroupLeft')) return withIncluded(left, right);
  if (has('GroupRight')) return withIncluded(right, left);
  return has('On') ? new Set(named) : oneToOne(node, left, right, named);

  function withIncluded(many: Labels, one: Labels): Labels {
    expectLabels(included, one, node, reading);
    return new Set([...many, ...included]);
  }
}

/** A number has no labels, so the other side’s stay. */
function oneToOne(node: QueryNode, left: Labels, right: Labels, ignored: readonly string[]): Labels {
  const [first] = operandsOf(node);
  const side = first !== undefined && isNumber(first) ? right : left;
  return new Set([...side].filter((label) => !ignored.includes(label)));
}

const isNumber = (node: QueryNode): boolean =>
  node.name === 'NumberDurationLiteral' ||
  ['Time', 'Scalar'].some((name) => (node.getChild('FunctionIdentifier')?.getChild(name) ?? null) !== null);

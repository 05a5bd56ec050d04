import type { parser } from '@prometheus-io/lezer-promql';
import type { KnownMetric } from './known-metrics';

/** A node of a parsed query. */
export type QueryNode = ReturnType<typeof parser.parse>['topNode'];

/** A query while it is read; metrics and problems are added to it. */
export interface Reading {
  readonly text: (node: QueryNode) => string;
  readonly known: ReadonlyMap<string, KnownMetric>;
  readonly metrics: string[];
  readonly problems: string[];
}

export type Labels = ReadonlySet<string>;

export const childrenOf = (node: QueryNode): readonly QueryNode[] => {
  const children: QueryNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
};

const expressions = new Set([
  'AggregateExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
  'StepInvariantExpr',
]);

/** The expressions that an operator or a function works on. */
export const operandsOf = (node: QueryNode) => childrenOf(node).filter(({ name }) => expressions.has(name));

/** Labels in parentheses after `by`, `without`, `on`, `ignoring` or `group_left`. */
export const groupingLabels = (node: QueryNode | null | undefined, { text }: Reading): readonly string[] =>
  node?.getChildren('LabelName').map(text) ?? [];

/** Says of each label that is not there. */
export function expectLabels(
  named: readonly string[],
  there: Labels,
  node: QueryNode,
  { text, problems }: Reading,
): void {
  for (const label of named) if (!there.has(label)) problems.push(`${label}: not a label in ${text(node)}`);
}

export const unquoted = (text: string) => text.slice(1, -1);

import { parser } from '@prometheus-io/lezer-promql';
import { binaryLabels } from './binary-labels';
import { functionLabels } from './function-labels';
import type { KnownMetric } from './known-metrics';
import { knownMetrics } from './known-metrics';
import { matcherProblems } from './matcher-problems';
import type { Labels, QueryNode, Reading } from './query-reading';
import { childrenOf, expectLabels, groupingLabels, operandsOf, unquoted } from './query-reading';

/** What a query says and what is wrong with it. */
export interface ReadQuery {
  /** Names of the metrics that it reads. */
  readonly metrics: readonly string[];
  /** Labels that its result can have. */
  readonly labels: Labels;
  readonly problems: readonly string[];
}

const everyMetric = knownMetrics();

/** Reads PromQL against the metrics that are known. What Grafana fills in as a duration stands for five minutes. */
export function readQuery(written: string, known: ReadonlyMap<string, KnownMetric> = everyMetric): ReadQuery {
  const query = written.replaceAll(
    /\$__(rate_interval|interval|range)\b|\$\{__(rate_interval|interval|range)\}/g,
    '5m',
  );
  const tree = parser.parse(query);
  const broken: number[] = [];
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) broken.push(from);
    },
  });
  const [first] = broken;
  if (first !== undefined) {
    const near = query.slice(Math.max(0, first - 20), first + 20);
    return { metrics: [], labels: new Set(), problems: [`syntax error at character ${first + 1}, near "${near}"`] };
  }
  const reading: Reading = { text: ({ from, to }) => query.slice(from, to), known, metrics: [], problems: [] };
  const labels = childrenOf(tree.topNode).flatMap((expression) => [...labelsOf(expression, reading)]);
  return { metrics: [...new Set(reading.metrics)], labels: new Set(labels), problems: reading.problems };
}

function labelsOf(node: QueryNode, reading: Reading): Labels {
  switch (node.name) {
    case 'VectorSelector':
      return selectorLabels(node, reading);
    case 'AggregateExpr':
      return aggregateLabels(node, reading);
    case 'BinaryExpr': {
      const [left = new Set<string>(), right = new Set<string>()] = operandsOf(node).map((side) =>
        labelsOf(side, reading),
      );
      return binaryLabels(node, left, right, reading);
    }
    case 'FunctionCall':
      return callLabels(node, reading);
    default: {
      const [inner] = operandsOf(node);
      return inner ? labelsOf(inner, reading) : new Set();
    }
  }
}

function selectorLabels(node: QueryNode, reading: Reading): Labels {
  const identifier = node.getChild('Identifier');
  const name = identifier ? reading.text(identifier) : '';
  const metric = reading.known.get(name);
  reading.metrics.push(name);
  if (metric === undefined) {
    reading.problems.push(
      name === '' ? `${reading.text(node)}: names no metric` : `${name}: no exporter gives this metric`,
    );
    return new Set();
  }
  if (!metric.given) reading.problems.push(`${name}: brokers give it at level DEBUG only`);
  const matchers = node.getChild('LabelMatchers');
  for (const matcher of matchers ? childrenOf(matchers) : [])
    reading.problems.push(...matcherProblems(metric, reading.text(matcher)));
  return metric.labels;
}

/** These keep whole series of what they choose from. */
const choosing = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

function aggregateLabels(node: QueryNode, reading: Reading): Labels {
  const body = node.getChild('FunctionCallBody');
  const operands = body ? operandsOf(body) : [];
  const inner = operands.map((operand) => labelsOf(operand, reading)).at(-1) ?? new Set<string>();
  const modifier = node.getChild('AggregateModifier');
  const named = groupingLabels(modifier?.getChild('GroupingLabels'), reading);
  expectLabels(named, inner, node, reading);
  const operator = node.getChild('AggregateOp');
  const name = operator ? reading.text(operator) : '';
  if (choosing.has(name)) return inner;
  const kept = modifier?.getChild('Without') ? [...inner].filter((label) => !named.includes(label)) : named;
  const counted = name === 'count_values' ? operands.slice(0, 1).map((each) => unquoted(reading.text(each))) : [];
  return new Set([...kept, ...counted]);
}

const needsGrowth = new Set(['rate', 'irate', 'increase']);

function callLabels(node: QueryNode, reading: Reading): Labels {
  const identifier = node.getChild('FunctionIdentifier');
  const name = identifier ? reading.text(identifier) : '';
  const body = node.getChild('FunctionCallBody');
  const operands = body ? operandsOf(body) : [];
  const isText = (operand: QueryNode) => operand.name === 'StringLiteral';
  const before = reading.metrics.length;
  const [inner = new Set<string>()] = operands
    .filter((operand) => !isText(operand))
    .map((operand) => labelsOf(operand, reading))
    .sort((a, b) => b.size - a.size);
  if (needsGrowth.has(name))
    for (const metric of reading.metrics.slice(before))
      if (reading.known.get(metric)?.grows === false)
        reading.problems.push(`${metric}: is a gauge, and ${name}() needs what only grows`);
  return functionLabels(node, { name, inner, texts: operands.filter(isText).map(reading.text) }, reading);
}

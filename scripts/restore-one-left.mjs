// Two of three controllers' disks are lost: the third one's is the newest index that there is.
import { numbers } from './restore-history.mjs';
import { assert, steps } from './verify-run.mjs';

/** Ends with all nodes running. */
export async function checkOneLeft({ ask, disks, example, kubelet }) {
  const { cluster } = example;
  const [left, second, third] = cluster.controllers;
  const permit = cluster.object('ConfigMap', 'quorum-state').data;
  await kubelet.stop(cluster.nodes);
  cluster.isFormed = true;
  for (const node of [second, third]) disks.empty(node);
  const said = await kubelet.refusal(second);
  assert(
    said?.includes('is empty, but this deployment has run before'),
    'a controller that lost its disk does not start',
  );
  permit.replace = second.pod;
  const controllers = await kubelet.start([left, second]);
  for (const node of cluster.brokers) disks.empty(node);
  const brokers = await kubelet.start(cluster.brokers);
  steps.pass(
    `one disk and a permit make a quorum again: controllers after ${controllers} s, brokers after another ${brokers} s`,
  );
  const orders = await ask({ do: 'read', topic: 'orders' });
  assert(isRange(orders, 0, numbers.last), `nothing is lost where one disk is left: ${describe(orders)}`);
  const { topics } = await ask({ do: 'topics' });
  assert(topics.includes('refunds') && !topics.includes('returns'), 'topics are as they were at the loss');
  permit.replace = third.pod;
  await kubelet.start([third]);
  delete permit.replace;
  steps.pass('the third one joins with its own permit');
}

/** Whether the numbers from the first up to, without, the second are there, each once, and no others. */
export const isRange = ({ records, ranges }, from, to) =>
  records === to - from && ranges.length === 1 && ranges[0][0] === from && ranges[0][1] === to - 1;

export const describe = ({ records, ranges }) =>
  `${records} records, ${ranges
    .slice(0, 3)
    .map(([from, to]) => `${from} to ${to}`)
    .join(', ')}${ranges.length > 3 ? ', …' : ''}`;

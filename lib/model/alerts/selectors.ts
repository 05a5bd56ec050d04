import type { Deployment } from '../deployment';
import type { Component } from '../names';

type Named = Pick<Deployment, 'namespace'>;

/** Matcher for everything of a deployment; several may share a Prometheus. */
export const ours = ({ namespace }: Named) => `namespace="${namespace}"`;

/** Matchers for the pods of a component. */
export const podsOf = (deployment: Named, component: Component) => `${ours(deployment)},component="${component}"`;

/** Matchers for the StatefulSets of the zones' brokers. */
export const brokerSets = (deployment: Pick<Deployment, 'namespace' | 'brokers'>) =>
  `${ours(deployment)},statefulset=~${anyOf(deployment.brokers.map(({ name }) => name))}`;

/** A regular expression in quotes that any of the texts matches, as they stand. */
export const anyOf = (texts: readonly string[]) => matching(texts.map(literally));

/** A regular expression in quotes that any of the given ones matches. */
export const matching = (expressions: readonly string[]) => JSON.stringify(expressions.join('|'));

/** A text as a regular expression matches it. */
export const literally = (text: string) => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);

/** Adds the zone that brokers' StatefulSets, autoscalers and pods are called after, from the label with their name. */
export const withZone = (vector: string, label: 'statefulset' | 'horizontalpodautoscaler' | 'pod') =>
  `label_replace(${vector}, "zone", "$1", "${label}", "broker-(.+?)${label === 'pod' ? '-[0-9]+' : ''}")`;

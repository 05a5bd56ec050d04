import type { DesiredState } from '../desired/desired-state';

/** Whether a topic or group is Kafka’s, AutoMQ’s or the deployment’s own, which no contract ever changes. */
export const isOwnTopic = (name: string, { own }: Pick<DesiredState, 'own'>): boolean =>
  name.startsWith('__') || own.topics.includes(name);

export const isOwnGroup = (name: string, { own }: Pick<DesiredState, 'own'>): boolean =>
  name.startsWith('__') || own.groups.includes(name);

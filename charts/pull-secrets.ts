import type { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';

/** What a pod needs to pull AutoMQ's image; nothing from a public registry. */
export const pullSecrets = ({
  kafka: { pullSecret },
}: Pick<Deployment, 'kafka'>): k8s.LocalObjectReference[] | undefined =>
  pullSecret === undefined ? undefined : [{ name: pullSecret }];

export interface ScalePolicy {
  readonly type: 'Percent' | 'Pods';
  readonly value: number;
  readonly periodSeconds: number;
}

export interface ScaleRules {
  readonly stabilizationWindowSeconds: number;
  readonly selectPolicy: 'Max' | 'Min';
  readonly policies: readonly ScalePolicy[];
}

/** How fast a HorizontalPodAutoscaler follows; Kubernetes’ `spec.behavior`. */
export interface ScaleBehavior {
  readonly scaleUp: ScaleRules;
  readonly scaleDown: ScaleRules;
}

const scaleUp: ScaleRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Percent', value: 100, periodSeconds: 60 },
    { type: 'Pods', value: 2, periodSeconds: 60 },
  ],
};

const oneIn = (periodSeconds: number): readonly ScalePolicy[] => [{ type: 'Pods', value: 1, periodSeconds }];

/**
 * Out at once, in slowly: a broker that leaves hands over its partitions, and one that comes starts cold. Under `network`
 * the recording rules wait for half an hour themselves, before they ask whose turn it is; a window of the autoscaler’s own
 * would see the number from outside the turn in each of them, and no zone would ever shrink. The period is longer than a
 * turn is open and ends before the next one closes, so each turn takes one broker (scale-in-turn.ts).
 */
export const scaleBehaviors = {
  cpu: { scaleUp, scaleDown: { stabilizationWindowSeconds: 1800, selectPolicy: 'Max', policies: oneIn(900) } },
  network: { scaleUp, scaleDown: { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: oneIn(600) } },
} as const satisfies Readonly<Record<'cpu' | 'network', ScaleBehavior>>;

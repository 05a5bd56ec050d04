import { autoscalerTolerance } from './scaling-times';

/**
 * Whether an autoscaler leaves things as they are, given what there should be as a share of what there is (Kubernetes 1.33,
 * pkg/controller/podautoscaler/replica_calculator.go, isWithin: eleven of ten are within it; before they were not).
 */
export const isTolerated = (share: number): boolean =>
  1 - autoscalerTolerance <= share && share <= 1 + autoscalerTolerance;

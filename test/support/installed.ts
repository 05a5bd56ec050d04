/** Components that need a way to the internet to be installed. */
export const installed = (state: string) => ({
  karpenter: state,
  prometheusOperator: state,
  certManager: state,
  loadBalancerController: state,
  clusterAutoscaler: state,
});

import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { Cluster, KubectlProvider } from 'aws-cdk-lib/aws-eks-v2';
import type { Construct } from 'constructs';

export interface DeployedClusterProps {
  readonly clusterName: string;
  /** Of the kubectl functions that the cluster stack has made. */
  readonly serviceToken: string;
}

/**
 * The cluster as a stack sees it that only puts objects into it. Such a stack comes after the cluster's own, so that a
 * manifest that fails never rolls a cluster back.
 */
export const deployedCluster = (scope: Construct, id: string, props: DeployedClusterProps): ICluster =>
  Cluster.fromClusterAttributes(scope, id, {
    clusterName: props.clusterName,
    prune: false,
    kubectlProvider: KubectlProvider.fromKubectlProviderAttributes(scope, `${id}Kubectl`, {
      serviceToken: props.serviceToken,
    }),
  });

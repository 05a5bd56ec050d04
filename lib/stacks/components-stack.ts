import { HelmChart } from 'aws-cdk-lib/aws-eks-v2';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { deployedCluster } from '../constructs/deployed-cluster';
import { helmValues } from '../constructs/helm-values';
import type { Component } from '../facts/components';
import { components } from '../facts/components';
import type { AwsDeployment } from '../model/deployment';
import { helmReleaseOf } from '../model/helm-release';
import { neededComponents } from '../model/needed-components';
import { stackProps } from './stack-props';

export interface ComponentsStackProps {
  readonly deployment: AwsDeployment;
  readonly charts: readonly Component[];
  readonly kubectlServiceToken: string;
}

/** Short of the 15 minutes after which the function is ended and the release is left half installed (aws/aws-cdk#22257). */
const patience = Duration.minutes(12);

/** What the manifests lean on and AWS has no add-on for, as pinned Helm charts, in a stack that can fail on its own. */
export class ComponentsStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, charts, kubectlServiceToken }: ComponentsStackProps) {
    super(
      scope,
      id,
      stackProps(deployment, 'components', {
        description: `AutoMQ deployment ${deployment.name}: cluster components that its manifests lean on`,
        terminationProtection: false,
      }),
    );
    const cluster = deployedCluster(this, 'Cluster', {
      clusterName: deployment.platform.cluster.name,
      serviceToken: kubectlServiceToken,
    });
    for (const component of charts) {
      const { chart, repository, version, release, namespace, values } = helmReleaseOf(component, deployment);
      new HelmChart(this, component.id, {
        cluster,
        chart,
        repository,
        version,
        release,
        namespace,
        createNamespace: true,
        values: helmValues(values),
        wait: true,
        timeout: patience,
      });
    }
  }
}

/** Components to install as charts: on a cluster of the kit's own, those that are needed and aren't EKS add-ons. */
export function chartsToInstall(deployment: AwsDeployment): readonly Component[] {
  if (deployment.platform.cluster.kind === 'existing' || deployment.delivery === 'bundle') return [];
  const required = neededComponents(deployment).filter(({ state }) => state === 'required');
  return components.filter(({ id, eksAddon }) => eksAddon === undefined && required.some((needed) => needed.id === id));
}

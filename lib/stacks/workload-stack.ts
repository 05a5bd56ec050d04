import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { AppliedObject, logicalIdOf } from '../constructs/applied-object';
import { deployedCluster } from '../constructs/deployed-cluster';
import { RolledOut } from '../constructs/rolled-out';
import type { AwsDeployment } from '../model/deployment';
import { handedOver } from '../model/handed-over';
import type { KubernetesObject, Wave } from '../model/wave';
import { stackProps } from './stack-props';

export interface WorkloadStackProps {
  readonly deployment: AwsDeployment;
  readonly kind: keyof typeof descriptions;
  readonly waves: readonly Wave[];
  /** What the other stacks hand over, by key. */
  readonly handoff: ReadonlyMap<string, string>;
  readonly kubectlServiceToken: string;
}

const descriptions = {
  workload: 'its Kubernetes objects',
  contracts: 'the job that applies event contracts',
  monitoring: 'Kubernetes objects that look on: alerts, dashboards, canaries and the runbook',
} as const;

/**
 * The manifests, applied by CloudFormation: one resource per object, wave after wave, and after each zone's pods a wait
 * until they have rolled out (docs/decisions/004-workload-stack-one-resource-per-object.md).
 */
export class WorkloadStack extends Stack {
  constructor(scope: Construct, id: string, props: WorkloadStackProps) {
    const { deployment, kind, waves, handoff, kubectlServiceToken } = props;
    super(
      scope,
      id,
      stackProps(deployment, kind, {
        description: `AutoMQ deployment ${deployment.name}: ${descriptions[kind]}`,
        // What matters stays by its own policies. A first deploy that fails must be repeatable, and the CDK command line
        // deletes the stack that it left (ROLLBACK_COMPLETE) first, which AWS refuses for a protected one.
        terminationProtection: false,
      }),
    );
    const cluster = deployedCluster(this, 'Cluster', {
      clusterName: deployment.platform.cluster.name,
      serviceToken: kubectlServiceToken,
    });
    let before: readonly IConstruct[] = [];
    for (const { objects } of waves) {
      const { all, pods } = this.apply(
        cluster,
        objects.map((object) => handedOver(object, valueIn(handoff))),
      );
      for (const resource of all) resource.node.addDependency(...before);
      // Waves of pods wait for each other and each for the plain wave before them, so that a zone that goes leaves
      // nothing but gaps in the others' lists.
      before = pods.length === 0 ? all : [...before, ...pods];
    }
  }

  /** Objects of a wave; pods start only when what they mount is up to date, and a rollout ends the wave. */
  private apply(cluster: ICluster, objects: readonly KubernetesObject[]) {
    const add = (object: KubernetesObject) => new AppliedObject(this, logicalIdOf(object), { cluster, object });
    const plain = objects.filter(({ kind }) => kind !== 'StatefulSet').map(add);
    const pods = objects
      .filter(({ kind }) => kind === 'StatefulSet')
      .map((object) => {
        const statefulSet = add(object);
        statefulSet.node.addDependency(...plain);
        const { last } = new RolledOut(this, `${logicalIdOf(object)}RolledOut`, {
          cluster,
          statefulSet: object,
          applied: statefulSet,
        });
        return { statefulSet, last };
      });
    return {
      all: [...plain, ...pods.map(({ statefulSet }) => statefulSet)],
      pods: pods.map(({ last }) => last),
    };
  }
}

/** A reference to another stack in place of each key; CloudFormation puts in what that stack has made. */
const valueIn =
  (handoff: ReadonlyMap<string, string>) =>
  (key: string): string => {
    const value = handoff.get(key);
    if (value === undefined) throw new Error(`no stack hands over "${key}", for which an object of the workload waits`);
    return value;
  };

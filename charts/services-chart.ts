import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector, whyAnnotation } from '../lib/model/labels';
import type { Component } from '../lib/model/names';
import {
  bootstrapService,
  brokerDisruptionBudget,
  controllerDisruptionBudget,
  headlessServiceOf,
} from '../lib/model/names';
import { ports } from '../lib/model/ports';
import { namespacedChartProps } from './chart-props';

/** Names by which pods and clients find each other, and how many pods a drain may take at once. */
export class ServicesChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { name } = deployment;
    this.addHeadlessService('controller', name, ['controller']);
    this.addHeadlessService('broker', name, ['client', 'internal']);
    new k8s.KubeService(this, 'bootstrap', {
      metadata: { name: bootstrapService },
      spec: { type: 'ClusterIP', selector: componentSelector(name, 'broker'), ports: servicePorts(['client']) },
    });
    this.addDisruptionBudget(controllerDisruptionBudget, componentSelector(name, 'controller'), quorumWhy);
    this.addDisruptionBudget(brokerDisruptionBudget, componentSelector(name, 'broker'), brokerWhy);
  }

  /** Gives every pod a name, also before it is ready: a quorum forms before any of its members is. */
  private addHeadlessService(component: Component, deployment: string, portNames: readonly PortName[]): void {
    new k8s.KubeService(this, headlessServiceOf(component), {
      metadata: { name: headlessServiceOf(component) },
      spec: {
        clusterIp: 'None',
        publishNotReadyAddresses: true,
        selector: componentSelector(deployment, component),
        ports: servicePorts(portNames),
      },
    });
  }

  private addDisruptionBudget(name: string, matchLabels: Readonly<Record<string, string>>, why: string): void {
    new k8s.KubePodDisruptionBudget(this, `${name}-budget`, {
      metadata: { name, annotations: { [whyAnnotation]: why } },
      spec: {
        selector: { matchLabels },
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        // A pod that fails to start must not keep its node from being drained.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}

const quorumWhy =
  'A quorum of three survives one. With a single controller a drain stops the deployment while it moves; allowing none would block every drain for ever.';

const brokerWhy =
  'One broker at a time. A budget for each zone would let drains of three zones take three brokers together, which may be all.';

type PortName = keyof typeof ports;

const servicePorts = (names: readonly PortName[]): k8s.ServicePort[] =>
  names.map((name) => ({
    name,
    port: ports[name],
    targetPort: k8s.IntOrString.fromString(name),
    protocol: 'TCP',
  }));

import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Listener } from '../lib/model/broker-listeners';
import { brokerListeners, clientListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector, whyAnnotation } from '../lib/model/labels';
import type { Component } from '../lib/model/names';
import {
  bootstrapService,
  brokerDisruptionBudget,
  controllerDisruptionBudget,
  headlessServiceOf,
} from '../lib/model/names';
import { isBound } from '../lib/model/needed-components';
import { namespacedChartProps } from './chart-props';
import { addNetworkServices } from './network-services';
import { possibleBrokers } from './possible-brokers';
import { servicePorts } from './service-ports';

/** Names by which pods and clients find each other, and how many pods a drain may take at once. */
export class ServicesChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { name, access } = deployment;
    this.addHeadlessService('controller', name, [controllerListener(deployment)]);
    this.addHeadlessService('broker', name, brokerListeners(deployment));
    this.addClientServices(deployment);
    if (access.network) addNetworkServices(this, deployment, access.network);
    this.addDisruptionBudget(controllerDisruptionBudget, componentSelector(name, 'controller'), quorumWhy);
    this.addDisruptionBudget(brokerDisruptionBudget, componentSelector(name, 'broker'), brokerWhy);
  }

  /** Gives every pod a name, also before it is ready: a quorum forms before any of its members is. */
  private addHeadlessService(component: Component, deployment: string, listeners: readonly Listener[]): void {
    new k8s.KubeService(this, headlessServiceOf(component), {
      metadata: { name: headlessServiceOf(component) },
      spec: {
        clusterIp: 'None',
        publishNotReadyAddresses: true,
        selector: componentSelector(deployment, component),
        ports: servicePorts(listeners),
      },
    });
  }

  /** Where clients begin; and what target groups of AWS are bound to, which take the pods that a Service has ready. */
  private addClientServices(deployment: Deployment): void {
    const bound = isBound(deployment);
    const ofClients = clientListeners(deployment.access);
    const addService = (name: string, selector: Readonly<Record<string, string>>, listeners: readonly Listener[]) =>
      new k8s.KubeService(this, name, {
        metadata: { name },
        spec: { type: 'ClusterIP', selector, ports: servicePorts(listeners) },
      });
    addService(
      bootstrapService,
      componentSelector(deployment.name, 'broker'),
      ofClients.filter(({ id }) => id === 'client' || bound),
    );
    if (!bound) return;
    const outside = ofClients.filter(({ id }) => id !== 'client');
    for (const { name, selector } of possibleBrokers(deployment)) addService(name, selector, outside);
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

import type { AwsDeploymentConfig, DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { interfaceEndpoints } from '../facts/aws-endpoints';
import { hasInternet } from './kafka';
import { outsideIntents } from './outside-intents';
import type { Rule } from './rule';
import { awsRule } from './rule';

const monitoringOperator: Rule = {
  id: 'monitoring-operator',
  severity: 'error',
  why: 'A PodMonitor is read by the Prometheus operator; without it nothing scrapes, and nothing says so.',
  fix: 'Write `components.prometheusOperator: required` or `preinstalled`, or `monitoring: { kind: none }`.',
  check: ({ monitoring, components }) =>
    monitoring.kind === 'podMonitor' && components.prometheusOperator === 'absent'
      ? [{ path: ['components', 'prometheusOperator'], message: '"absent", and monitoring is "podMonitor".' }]
      : [],
};

const monitoringNamespace: Rule = {
  id: 'monitoring-namespace',
  severity: 'error',
  why: 'Network policies let only the listed namespaces scrape.',
  fix: 'List the namespace of your Prometheus in `network.monitoringNamespaces`, or write `monitoring: { kind: none }`.',
  check: ({ monitoring, network }) =>
    monitoring.kind === 'podMonitor' && network.monitoringNamespaces.length === 0
      ? [{ path: ['network', 'monitoringNamespaces'], message: 'is empty, so nobody may scrape.' }]
      : [],
};

const clientsNone: Rule = {
  id: 'clients-none',
  severity: 'warning',
  why: 'Network policies deny every connection that is not listed.',
  fix: 'List the namespaces of the clients in `network.clientNamespaces`, or open a way in from outside in `access`.',
  check: (config) =>
    config.network.clientNamespaces.length === 0 && outsideIntents(config).length === 0
      ? [{ path: ['network', 'clientNamespaces'], message: 'is empty, so no client can connect.' }]
      : [],
};

const deliveryCdk: Rule = {
  id: 'delivery-cdk',
  severity: 'error',
  why: 'CDK applies manifests through the cluster that it makes; in another cluster it has no rights.',
  fix: 'Write `delivery: bundle`, and apply with `automq-kit apply`.',
  check: (config) => {
    if (config.delivery !== 'cdk' || (isAws(config) && config.platform.cluster.kind === 'new')) return [];
    return [
      {
        path: ['delivery'],
        message: `"cdk" needs a new EKS cluster; here ${isAws(config) ? 'the cluster exists' : 'there is no AWS'}.`,
      },
    ];
  },
};

/** Regions without the endpoint at which the kubectl functions look the cluster up before each call. */
const withoutEksEndpoint = interfaceEndpoints.find(({ service }) => service === 'eks')?.unavailableIn;

const deliveryCdkEndpoints = awsRule({
  id: 'delivery-cdk-endpoints',
  severity: 'error',
  why: 'With `cdk`, functions in the VPC call EKS and Lambda. Without a way to the internet they need the endpoints, which the kit makes in a new VPC and AWS doesn’t offer in every region.',
  fix: 'Write `delivery: bundle`, and apply with `automq-kit apply`; or give the VPC a way to the internet.',
  check: (config) => {
    const { cluster, region } = config.platform;
    if (config.delivery !== 'cdk' || cluster.kind === 'existing' || hasInternet(config)) return [];
    const path = ['delivery'];
    if (config.network.vpc.kind === 'existing')
      return [{ path, message: '"cdk" needs endpoints in the VPC, which exists and has no way to the internet.' }];
    return withoutEksEndpoint?.includes(region) === true
      ? [{ path, message: `"cdk" needs the endpoint of EKS, which AWS does not offer in ${region}.` }]
      : [];
  },
});

/** Components that EKS has no add-on for, by their key in the file, as far as the file needs them. */
const fromCharts = (config: DeploymentConfig) => [
  ...(config.monitoring.kind === 'podMonitor' ? (['prometheusOperator'] as const) : []),
  ...(config.autoscaling.kind === 'network' ? (['keda'] as const) : []),
  ...(isAws(config) && outsideIntents(config).length > 0 ? (['loadBalancerController'] as const) : []),
  ...(isAws(config) ? scalersOf(config.platform.nodes.brokers.scaling) : []),
];

const scalersOf = ({ kind }: AwsDeploymentConfig['platform']['nodes']['brokers']['scaling']) =>
  kind === 'fixed' ? [] : [kind];

const deliveryCdkComponents: Rule = {
  id: 'delivery-cdk-components',
  severity: 'error',
  why: 'With `cdk` a component that EKS has no add-on for is installed from its Helm repository on the internet, and its images come from there too.',
  fix: 'Install it from your mirror and write `preinstalled`; or write `delivery: bundle`.',
  check: (config) => {
    if (config.delivery !== 'cdk' || hasInternet(config)) return [];
    return fromCharts(config)
      .filter((key) => config.components[key] === 'required')
      .map((key) => ({
        path: ['components', key],
        message: '"required", and neither cluster nor installer reach the internet.',
        ...(key === 'prometheusOperator' ? { fix: withoutOperator } : {}),
      }));
  },
};

const withoutOperator =
  'Install it from your mirror and write `components.prometheusOperator: preinstalled`, or `absent` with `monitoring: { kind: none }`; or write `delivery: bundle`.';

/** Brokers that start one after another within the 15 minutes that CloudFormation's function may wait for them. */
const mostBrokersAtOnce = 8;

const deliveryCdkBrokers: Rule = {
  id: 'delivery-cdk-brokers',
  severity: 'error',
  why: 'CloudFormation waits 15 minutes for a zone, whose brokers start one after another.',
  fix: `Start with ${mostBrokersAtOnce} or fewer in each zone and add the others with an autoscaler or \`automq-kit apply\`; or write \`delivery: bundle\`.`,
  check: ({ delivery, kafka: { brokers } }) =>
    delivery === 'cdk' && brokers.perZone > mostBrokersAtOnce
      ? [
          {
            path: ['kafka', 'brokers', 'perZone'],
            message: `${brokers.perZone} brokers in each zone; with delivery "cdk" ${mostBrokersAtOnce} can be waited for.`,
          },
        ]
      : [],
};

export const operationRules = [
  monitoringOperator,
  monitoringNamespace,
  clientsNone,
  deliveryCdk,
  deliveryCdkEndpoints,
  deliveryCdkComponents,
  deliveryCdkBrokers,
];

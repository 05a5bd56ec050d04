import type { Account } from './account';
import type { AgreementCheck, Halves } from './check';
import type { RenderedLoadBalancer } from './load-balancers';
import { isSame, renderedLoadBalancers } from './load-balancers';
import type { KubernetesObject } from '../model/wave';

/** A way that is closed at one of three places looks like a broker that hangs. */
export const brokerEdgesAgree: AgreementCheck = {
  id: 'broker-edges',
  why: 'Load balancer, cluster and network policies let exactly the brokers’ port through, from the load balancer’s subnets.',
  check: ({ account, objects }: Halves) =>
    renderedLoadBalancers(account).flatMap((loadBalancer) => [
      ...groupProblems(loadBalancer, account),
      ...policyProblems(loadBalancer, objects),
    ]),
};

const targetPorts = ({ listeners }: RenderedLoadBalancer): readonly number[] => [
  ...new Set(listeners.flatMap(({ targetGroup }) => Number(targetGroup?.resource.Properties?.Port))),
];

interface Rule {
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly DestinationSecurityGroupId?: unknown;
}

function groupProblems(loadBalancer: RenderedLoadBalancer, account: Account): readonly string[] {
  const wanted = targetPorts(loadBalancer).join();
  return loadBalancer.securityGroups.flatMap((group) => {
    const out = (group.resource.Properties?.SecurityGroupEgress ?? []) as readonly Rule[];
    const into = account
      .ofType('AWS::EC2::SecurityGroupIngress')
      .filter(({ stack, resource }) => isSame(account.target(stack, resource.Properties?.SourceSecurityGroupId), group))
      .map(({ resource }) => resource.Properties as Rule);
    return [
      ...(portsOf(out) === wanted && out.every(({ DestinationSecurityGroupId }) => DestinationSecurityGroupId)
        ? []
        : [`${loadBalancer.name} may leave to ${portsOf(out)}, and its targets answer on ${wanted}`]),
      ...(portsOf(into) === wanted
        ? []
        : [`the cluster lets ${loadBalancer.name} in on ${portsOf(into)}, and its targets answer on ${wanted}`]),
    ];
  });
}

const portsOf = (rules: readonly Rule[]) =>
  rules
    .map(({ FromPort, ToPort }) => (FromPort === ToPort ? String(FromPort) : `${String(FromPort)}-${String(ToPort)}`))
    .join();

interface IngressRule {
  readonly from?: readonly { readonly ipBlock?: { readonly cidr: string } }[];
  readonly ports?: readonly { readonly port: number }[];
}

function policyProblems(loadBalancer: RenderedLoadBalancer, objects: readonly KubernetesObject[]): readonly string[] {
  const rules = objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap(({ spec }) => (spec as { readonly ingress?: readonly IngressRule[] }).ingress ?? []);
  const admitted = (cidr: string, port: number) =>
    rules.some(
      ({ from = [], ports = [] }) =>
        from.some(({ ipBlock }) => ipBlock?.cidr === cidr) && ports.some((each) => each.port === port),
    );
  const blocks = loadBalancer.nodes.flatMap(({ subnet }) => (subnet?.resource.Properties?.CidrBlock ?? []) as string);
  return targetPorts(loadBalancer).flatMap((port) =>
    blocks
      .filter((cidr) => !admitted(cidr, port))
      .map((cidr) => `${loadBalancer.name} stands in ${cidr}, from which no network policy admits port ${port}`),
  );
}

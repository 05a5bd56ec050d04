import { interfaceEndpoints } from '../facts/aws-endpoints';
import { regions } from '../facts/regions';
import type { AwsPlatform } from '../model/aws-platform';
import type { Deployment } from '../model/deployment';
import { isBound } from '../model/needed-components';

/** A host that nodes or pods connect to, for the firewall of a closed site. */
export interface Endpoint {
  readonly address: string;
  readonly why: string;
}

/** Every host outside the cluster that nodes and pods of a deployment connect to. */
export function endpoints(deployment: Deployment): readonly Endpoint[] {
  const { platform, objectStore, kafka } = deployment;
  const [registry = ''] = kafka.image.split('/');
  const image = registryHosts(registry).map((address) => ({ address, why: 'nodes pull the image' }));
  if (platform.kind === 'aws') return [...image, ...awsEndpoints(platform, isBound(deployment))];
  return objectStore.endpoint === undefined
    ? image
    : [...image, { address: objectStore.endpoint, why: 'brokers and controllers keep the data here' }];
}

/** Docker Hub answers from other hosts than its name says (Docker docs, "Allowlist for Docker Desktop"). */
const registryHosts = (registry: string): readonly string[] =>
  registry === 'docker.io'
    ? ['auth.docker.io', 'registry-1.docker.io', 'production.cloudfront.docker.com']
    : [registry];

function awsEndpoints({ region }: AwsPlatform, bound: boolean): readonly Endpoint[] {
  const facts = regions[region];
  if (!facts) return [];
  const services = interfaceEndpoints.filter(
    ({ when }) => when === 'always' || (when === 'loadBalancerController' && bound),
  );
  return [
    {
      address: `s3.${region}.${facts.dnsSuffix}`,
      why: 'brokers and controllers keep the data here (gateway endpoint)',
    },
    ...services.map(({ service, why }) => ({
      address: `${service.split('.').reverse().join('.')}.${region}.${facts.dnsSuffix}`,
      why: `${why.charAt(0).toLowerCase()}${why.slice(1).replace(/\.$/, '')}`,
    })),
  ];
}

import type { KubernetesObject } from '../model/wave';
import type { Account } from './account';
import type { AgreementCheck } from './check';

/** What an image registry of the account's own needs (Amazon ECR user guide, "Amazon ECR interface VPC endpoints"). */
const registryServices = ['ecr.api', 'ecr.dkr'];

/** In a VPC without NAT a missing way shows as a pull or a call that hangs, long after the deploy. */
export const waysOutAgree: AgreementCheck = {
  id: 'ways-out',
  why: 'In a VPC without a way to the internet, everything that rendered objects call has an endpoint.',
  check: ({ account, objects }) => {
    if (!isClosed(account)) return [];
    const services = endpointServices(account);
    const missing = neededServices(account, objects).filter(({ service }) => !services.has(service));
    return [
      ...missing.map(({ service, why }) => `the closed VPC has no endpoint for ${service}: ${why}`),
      ...imageRegistries(objects)
        .filter((registry) => !isPrivateEcr(registry))
        .map((registry) => `pods pull from "${registry}", which a closed VPC doesn’t reach`),
      ...helmRepositories(account).map(
        (repository) => `a chart comes from "${repository}", which a closed VPC doesn’t reach`,
      ),
    ];
  },
};

/** Whether the templates make a VPC and no way from it to the internet. What an existing VPC has is not theirs to say. */
const isClosed = (account: Account) =>
  account.ofType('AWS::EC2::VPC').length > 0 && account.ofType('AWS::EC2::NatGateway').length === 0;

interface NeededService {
  readonly service: string;
  readonly why: string;
}

function neededServices(account: Account, objects: readonly KubernetesObject[]): readonly NeededService[] {
  const all = (services: readonly string[], why: string) => services.map((service) => ({ service, why }));
  const has = (type: string) => account.ofType(type).length > 0;
  return [
    ...all(['s3'], 'brokers keep their data there'),
    ...(imageRegistries(objects).some(isPrivateEcr) ? all(registryServices, 'pods pull their image') : []),
    ...(has('AWS::EKS::PodIdentityAssociation') ? all(['eks-auth'], 'pods get their credentials there') : []),
    ...(has('AWS::EKS::Nodegroup') ? all(['ec2', 'sts'], 'nodes join the cluster') : []),
    ...(has('Custom::AWSCDK-EKS-KubernetesResource') ? all(['eks', 'lambda'], 'functions apply the manifests') : []),
    ...(objects.some(({ kind }) => kind === 'TargetGroupBinding')
      ? all(['elasticloadbalancing'], 'the AWS Load Balancer Controller registers targets')
      : []),
  ];
}

/** Short names of the services that the VPC has an endpoint for. */
const endpointServices = (account: Account): ReadonlySet<string> =>
  new Set(
    account
      .ofType('AWS::EC2::VPCEndpoint')
      .map(({ resource }) =>
        String(resource.Properties?.ServiceName).replace(/^(cn\.)?com\.amazonaws\.[a-z0-9-]+\./, ''),
      ),
  );

interface PodTemplate {
  readonly spec: { readonly containers: readonly Image[]; readonly initContainers?: readonly Image[] };
}
type Image = { readonly image: string };

function imageRegistries(objects: readonly KubernetesObject[]): readonly string[] {
  const images = objects.flatMap((object) => {
    const { template, jobTemplate } = (object.spec ?? {}) as {
      readonly template?: PodTemplate;
      readonly jobTemplate?: { readonly spec: { readonly template: PodTemplate } };
    };
    const pod = (template ?? jobTemplate?.spec.template)?.spec;
    return pod?.containers ? [...pod.containers, ...(pod.initContainers ?? [])].map(({ image }) => image) : [];
  });
  return [...new Set(images.map((image) => image.slice(0, image.indexOf('/'))))];
}

const isPrivateEcr = (registry: string) => /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(registry);

const helmRepositories = (account: Account): readonly string[] =>
  account
    .ofType('Custom::AWSCDK-EKS-HelmChart')
    .map(({ resource }) => String(resource.Properties?.Repository))
    .filter((repository) => !repository.startsWith('oci://') || !isPrivateEcr(repository.split('/')[2] ?? ''));

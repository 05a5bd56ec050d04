import type { Problem } from '../../config/problem';
import type { Consumer } from '../../consumer/model/consumer';
import type { Address } from '../../model/access';
import { endpointServiceId } from '../../model/endpoint-service';
import { renderWarning } from '../warning';

/** What `consumer synth` made of a consumer file. */
export interface ConsumerSummary {
  readonly file: string;
  readonly consumer: Consumer;
  readonly stack: string;
  readonly resources: number;
  /** Folder of the cloud assembly, relative to where the command ran. */
  readonly out: string;
  readonly warnings: readonly Problem[];
}

const hostAndPort = ({ host, port }: Address) => `${host}:${port}`;

/** What brings it to life, in order. */
export function consumerSteps({ consumer: { provider }, out }: ConsumerSummary): readonly string[] {
  const deploy = `npx cdk deploy --app ${out}`;
  if (provider.acceptance === 'automatic') return [deploy];
  const service = `--service-id ${endpointServiceId(provider.endpointService)} --region ${provider.region}`;
  return [
    deploy,
    `and the owner of ${provider.deployment} accepts: aws ec2 accept-vpc-endpoint-connections ${service} --vpc-endpoint-ids IDS`,
  ];
}

/** Where clients begin, by the zone they are in. */
export const bootstrapServers = ({ bootstraps }: Consumer): readonly (readonly [zone: string, server: string])[] => [
  ...bootstraps.zonal.map(({ zone, ...address }) => [zone, hostAndPort(address)] as const),
  ['any zone', hostAndPort(bootstraps.regional)],
];

export function renderConsumerSummary(summary: ConsumerSummary): string {
  const { file, consumer, stack, resources, out, warnings } = summary;
  const { name, account, region, provider, endpoints } = consumer;
  const count = endpoints.length === 1 ? 'one endpoint' : `${endpoints.length} endpoints`;
  return [
    `${name} (${file}) for AWS account ${account}, ${region}`,
    `  ${out}  stack ${stack} (${resources} resources): ${count} to ${provider.deployment}, names under ${provider.domain}`,
    ...warnings.map(renderWarning),
    'Next:',
    ...consumerSteps(summary).map((step) => `  ${step}`),
    'Clients begin at:',
    ...bootstrapServers(consumer).map(([zone, server]) => `  ${zone}: ${server}`),
  ].join('\n');
}

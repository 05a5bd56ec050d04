import { CfnHostedZone, CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Consumer } from '../model/consumer';

export interface BrokerNamesProps {
  readonly consumer: Consumer;
  /** DNS names of endpoints, by their id. */
  readonly dnsNames: ReadonlyMap<string, string>;
}

/**
 * Names of the brokers in the VPC, in a private hosted zone: a wildcard for each zone of the brokers, which their names
 * and their bootstrap have in common, and the bootstrap for all. Every record is a weighted one, also where it is alone,
 * since Route 53 refuses to let a weighted record take the place of a plain one while that is still there.
 */
export class BrokerNames extends Construct {
  constructor(scope: Construct, id: string, { consumer, dnsNames }: BrokerNamesProps) {
    super(scope, id);
    const { provider, vpcId, region, answers, dnsTtlSeconds } = consumer;
    const hostedZone = new CfnHostedZone(this, 'HostedZone', {
      name: provider.domain,
      vpcs: [{ vpcId, vpcRegion: region }],
      hostedZoneConfig: { comment: `Brokers of AutoMQ deployment ${provider.deployment}` },
    });
    for (const { id: answer, name, endpoints } of answers) {
      const names = new Construct(this, answer);
      for (const endpoint of endpoints) {
        new CfnRecordSet(names, endpoint, {
          hostedZoneId: hostedZone.ref,
          name,
          type: 'CNAME',
          ttl: String(dnsTtlSeconds),
          setIdentifier: endpoint,
          weight: 1,
          resourceRecords: [dnsNameOf(dnsNames, endpoint)],
        });
      }
    }
  }
}

function dnsNameOf(dnsNames: ReadonlyMap<string, string>, endpoint: string): string {
  const dnsName = dnsNames.get(endpoint);
  if (dnsName === undefined) throw new Error(`there is no endpoint ${endpoint}`);
  return dnsName;
}

import { z } from 'zod';
import { arnPattern, cidr, dnsName, ipv4Address, labelKey, zoneId } from './fields';

/** Most brokers of a zone that one load balancer can give a port each. */
export const maxSlotsPerZone = 16;

const authentication = z
  .enum(['scram', 'mtls'])
  .default('scram')
  .describe(
    'How clients prove who they are, where listeners have TLS: `scram` (user and password, SASL/SCRAM-SHA-512) or `mtls` (a client certificate).',
  );

const cluster = z
  .strictObject({ authentication })
  .prefault({})
  .describe('Clients in the cluster, from `network.clientNamespaces`.');

const domain = dnsName
  .optional()
  .describe(
    'Private DNS domain of the brokers’ names outside the cluster, such as `kafka.acme.example`. It need not exist in public DNS.',
  );

const slotsPerZone = z
  .int()
  .min(1)
  .max(maxSlotsPerZone)
  .default(15)
  .describe(
    'Brokers of a zone that have a port of their own outside the cluster, made ahead so that a new broker is reachable at once.',
  );

const sources = z
  .array(cidr)
  .min(1)
  .max(50)
  .describe('Address blocks whose clients may connect; everybody else is refused.');

const idleTimeoutSeconds = z
  .int()
  .min(60)
  .max(6000)
  .default(350)
  .describe('Seconds after which the load balancer drops a silent connection. Brokers close it earlier.');

const awsNetworkAccess = z
  .strictObject({ sources, authentication, idleTimeoutSeconds })
  .describe('Clients in the VPC and in networks that are connected to it, over a load balancer.');

const principal = z.string().max(2048).regex(arnPattern('iam', '(root|role/[\\w+=,.@/-]+|user/[\\w+=,.@/-]+)'), {
  error: 'must be an ARN such as "arn:aws:iam::123456789012:root"; "*" would let every AWS account ask for an endpoint',
});

const privateLink = z
  .strictObject({
    principals: z
      .array(principal)
      .min(1)
      .max(100)
      .describe('Who may create an endpoint: accounts, roles or users by ARN.'),
    acceptance: z
      .enum(['manual', 'automatic'])
      .default('manual')
      .describe('Whether somebody accepts each endpoint, or those of the allowed principals connect at once.'),
    regions: z
      .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'must be a region such as "eu-west-1"' }))
      .max(20)
      .default([])
      .describe(
        'Further regions from which endpoints may connect. Traffic between regions is billed, and knows no zones.',
      ),
    authentication,
    idleTimeoutSeconds,
  })
  .describe('Clients in other accounts, over AWS PrivateLink.');

export const awsAccess = z
  .strictObject({
    domain,
    slotsPerZone,
    cluster,
    network: awsNetworkAccess.optional(),
    privateLink: privateLink.optional(),
  })
  .prefault({})
  .describe('The ways in for clients. What is left out does not exist.');

const clientZones = z
  .array(
    z.strictObject({
      zone: zoneId.describe('Id of the zone.'),
      cidrs: z.array(cidr).min(1).max(20).describe('Address blocks of clients in it.'),
    }),
  )
  .max(7)
  .default([])
  .describe(
    'Where clients are, by address, so that brokers of their own zone serve them although they say nothing of zones.',
  );

const ipFamilies = z
  .array(z.enum(['IPv4', 'IPv6']))
  .min(1)
  .max(2)
  .default(['IPv4'])
  .describe('Address families of the Services. Brokers look clients’ zones up by IPv4 address only.');

const kubernetesNetworkAccess = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('loadBalancer')
        .describe('A Service of type LoadBalancer for each broker, and one to begin with.'),
      class: labelKey.optional().describe('`loadBalancerClass` of the Services.'),
      addresses: z
        .strictObject({
          annotation: labelKey
            .default('metallb.io/loadBalancerIPs')
            .describe('Annotation by which your load balancers are told their address.'),
          bootstrap: ipv4Address.describe('Address that clients begin with.'),
          brokers: z
            .array(
              z.strictObject({
                zone: zoneId.describe('Id of the zone.'),
                addresses: z
                  .array(ipv4Address)
                  .min(1)
                  .max(maxSlotsPerZone)
                  .describe('Address of each broker, by ordinal.'),
              }),
            )
            .min(1)
            .max(7)
            .describe('Addresses of the brokers of each zone.'),
        })
        .optional()
        .describe('A plan of addresses. Left out, the load balancers choose, and DNS has to follow them.'),
      sources,
      clientZones,
      ipFamilies,
      authentication,
    }),
    z.strictObject({
      kind: z.literal('nodePort').describe('A port of every node for each broker, and one to begin with.'),
      firstPort: z
        .int()
        .min(30_000)
        .max(32_767)
        .describe('Port to begin with; the brokers’ follow, sixteen for each zone number.'),
      sources,
      clientZones,
      ipFamilies,
      authentication,
    }),
  ])
  .describe('Clients in the private network.');

export const kubernetesAccess = z
  .strictObject({ domain, slotsPerZone, cluster, network: kubernetesNetworkAccess.optional() })
  .prefault({})
  .describe('The ways in for clients. What is left out does not exist.');

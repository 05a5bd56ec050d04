import { z } from 'zod';
import { awsId, cidr, ipv4Address, namespaceName, zoneId } from './fields';

const clientNamespaces = z
  .array(namespaceName)
  .max(50)
  .default([])
  .describe('Kubernetes namespaces whose pods may reach the brokers.');

const monitoringNamespaces = z
  .array(namespaceName)
  .max(50)
  .default(['monitoring'])
  .describe('Kubernetes namespaces whose pods may scrape the metrics port.');

const dns = z
  .strictObject({
    namespace: namespaceName.default('kube-system').describe('Namespace of the cluster’s DNS pods.'),
    port: z.int().min(1).max(65_535).default(53).describe('Port on which they listen; 5353 on OpenShift.'),
  })
  .prefault({})
  .describe('Where pods resolve names.');

const newVpc = z.strictObject({
  kind: z.literal('new').describe('The kit makes a VPC.'),
  cidr: cidr.describe(
    'Address block of the VPC, /16 to /20. An eighth of it goes to each zone number for nodes and pods, the last eighth to load balancers, NAT and the control plane.',
  ),
  egress: z
    .enum(['natPerZone', 'natSingle', 'none'])
    .default('natPerZone')
    .describe(
      'How nodes reach the internet: a NAT gateway in each zone; one NAT gateway (its zone’s loss cuts all zones off); or none, with an interface endpoint for every AWS service that nodes and add-ons call.',
    ),
  s3InterfaceEndpoint: z
    .strictObject({
      sources: z.array(cidr).min(1).max(20).describe('Address blocks of those networks.'),
    })
    .optional()
    .describe(
      'A second endpoint for S3, for readers in networks that are connected to the VPC, such as a data centre. Brokers stay with the gateway endpoint, which costs nothing; this one is billed by the hour and by the GB.',
    ),
  flowLogs: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none').describe('None are kept.') }),
      z.strictObject({
        kind: z.literal('cloudWatch').describe('Kept in CloudWatch Logs.'),
        retentionDays: z.literal([7, 14, 30, 90, 365]).default(30).describe('Days to keep them.'),
      }),
    ])
    .prefault({ kind: 'none' })
    .describe('VPC flow logs; CloudWatch Logs charges for each GB.'),
});

const existingVpc = z.strictObject({
  kind: z
    .literal('existing')
    .describe('The kit uses a VPC that is there and changes nothing in it but what is said here.'),
  id: awsId('vpc').describe('Id of the VPC.'),
  cidrs: z.array(cidr).min(1).max(5).describe('Its IPv4 blocks.'),
  internetAccess: z
    .boolean()
    .default(true)
    .describe('Whether the node subnets reach the internet (NAT, proxy or transit gateway).'),
  subnets: z
    .array(
      z.strictObject({
        zone: zoneId.describe('Id of the zone the subnets are in.'),
        nodes: awsId('subnet').describe('Private subnet for nodes and pods.'),
        nodesCidr: cidr.describe('Its IPv4 block, to check that nodes and pods fit.'),
        loadBalancers: awsId('subnet').describe('Private subnet for load balancers.'),
        loadBalancersCidr: cidr
          .optional()
          .describe('Its IPv4 block, needed for access from outside the cluster: brokers tell zones by it.'),
        loadBalancerAddress: ipv4Address
          .optional()
          .describe('A free address in it, which the load balancer of `access.network` keeps for good.'),
      }),
    )
    .min(1)
    .max(7)
    .describe('The subnets of each zone.'),
  controlPlaneSubnets: z
    .array(awsId('subnet'))
    .min(2)
    .max(3)
    .optional()
    .describe('Small subnets in two or three zones for the control plane of a new EKS cluster.'),
  s3GatewayEndpoint: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('existing').describe('It is there.'), id: awsId('vpce').describe('Its id.') }),
      z.strictObject({
        kind: z.literal('new').describe('The kit makes it.'),
        routeTables: z
          .array(awsId('rtb'))
          .min(1)
          .max(50)
          .describe(
            'Route tables of the node subnets, used by nothing else: the endpoint lets writes through to this deployment’s buckets only.',
          ),
      }),
    ])
    .describe('The S3 gateway endpoint. Without it every byte to S3 is billed by the NAT gateway.'),
});

export const awsNetwork = z
  .strictObject({
    vpc: z.discriminatedUnion('kind', [newVpc, existingVpc]).describe('The VPC.'),
    clientNamespaces,
    monitoringNamespaces,
    dns,
  })
  .describe('Addresses, ways in and ways out.');

export const kubernetesNetwork = z
  .strictObject({ clientNamespaces, monitoringNamespaces, dns })
  .prefault({})
  .describe('Addresses, ways in and ways out.');

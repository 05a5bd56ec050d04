import { z } from 'zod';
import { maxSlotsPerZone } from '../../config/access';
import { awsRegion, dnsLabel, dnsName, zoneId } from '../../config/fields';
import { maxZoneNumber } from '../../config/zones';

const port = z.int().min(1).max(65_535);

const zone = z.strictObject({
  id: zoneId.describe('Zone id, such as `use1-az4`: the same zone in every account.'),
  number: z.int().min(0).max(maxZoneNumber).describe('Number of the zone in the deployment.'),
  state: z
    .enum(['active', 'draining'])
    .default('active')
    .describe(
      '`draining`: its brokers have gone and the zone will; its names are answered by the other zones’ endpoints.',
    ),
  firstPort: port.describe('Port of the zone’s first broker; the others follow.'),
  slots: z.int().min(1).max(maxSlotsPerZone).describe('Brokers of the zone that have a port, in use or not yet.'),
});

/** What a deployment tells those who connect to it. */
export const provider = z
  .strictObject({
    deployment: dnsLabel(40).describe('Name of the deployment.'),
    region: awsRegion.describe('Region of its endpoint service.'),
    endpointService: z
      .string()
      .max(255)
      .regex(/^(cn\.)?com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]+$/, {
        error:
          'must be the name of an endpoint service, such as "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890"',
      })
      .describe('Name of its endpoint service, which exists once the deployment is deployed.'),
    regions: z.array(awsRegion).max(20).default([]).describe('Further regions from which it lets endpoints connect.'),
    acceptance: z
      .enum(['manual', 'automatic'])
      .describe('Whether somebody there accepts each endpoint before it carries anything.'),
    domain: dnsName.describe('Domain under which its brokers answer.'),
    authentication: z
      .enum(['none', 'scram', 'mtls'])
      .describe('How clients prove who they are: not at all, with user and password, or with a certificate.'),
    bootstrapPorts: z
      .strictObject({
        zonal: port.describe('Where clients begin that know their zone: brokers of that zone answer.'),
        regional: port.describe('Where clients begin that don’t: brokers of any zone answer.'),
      })
      .describe('Ports that clients begin with.'),
    zones: z
      .array(zone)
      .min(1)
      .max(maxZoneNumber + 1)
      .describe('The zones of its brokers.'),
  })
  .describe(
    'The deployment to connect to, as `automq-kit consumer init` writes it from its file. Never edit it: have it written anew when the deployment changes.',
  );

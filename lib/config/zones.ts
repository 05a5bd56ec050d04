import { z } from 'zod';
import { tagText, zoneId } from './fields';

/** Highest zone number: seven blocks of addresses for zones and one for the edges fit a VPC of any allowed size. */
export const maxZoneNumber = 6;

const zoneNumber = z
  .int()
  .min(0)
  .max(maxZoneNumber)
  .describe(
    'Number of the zone: the smallest that this deployment never had (`automq-kit init` writes the first ones), unique and never reused. Node ids, address blocks and ports derive from it, so it never changes, whatever zones come or go.',
  );

export const namedZone = z.strictObject({
  name: tagText(40)
    .min(1)
    .describe('Name of the zone for people, such as `us-east-1a`. AWS shuffles names per account.'),
  id: zoneId.describe(
    'On AWS the zone id, such as `use1-az4` (`aws ec2 describe-availability-zones`). Elsewhere the value of the node label `platform.zoneLabel`. This is what subnets, node affinity, `broker.rack` and client hints use.',
  ),
  number: zoneNumber,
});

export const zones = z
  .array(
    namedZone.extend({
      state: z
        .enum(['active', 'draining'])
        .default('active')
        .describe(
          'A zone leaves in two deploys: first `draining` (its brokers and broker nodes go, its subnets stay), then out of the file.',
        ),
    }),
  )
  .min(1)
  .max(maxZoneNumber + 1)
  .describe('The zones that hold brokers. Their order means nothing.');

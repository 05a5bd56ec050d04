import { z } from 'zod';
import { dnsLabel, owner, tagText } from './fields';

export const identity = {
  version: z.literal(1).describe('Version of this file format.'),
  name: dnsLabel(40).describe(
    'Name of the deployment. Part of every name the kit gives (buckets, roles, cluster, namespace), so it can never change. A name too long for one of them is refused with the limit it breaks.',
  ),
  customer: tagText(120).min(1).describe('Whose data this deployment carries, for people and for the cost tag.'),
  owner: owner.describe('The team or address that answers for it, for people and for the cost tag.'),
  stage: z
    .enum(['development', 'staging', 'production'])
    .default('development')
    .describe('What is at stake. `production` refuses every unsafe setting.'),
  tags: z
    .record(tagText(128).min(1), tagText(256))
    .default({})
    .describe('Further tags for every AWS resource, such as a cost centre.'),
};

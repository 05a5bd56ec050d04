import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { consumerSchema } from '../../lib/consumer/config/schema';
import type { Consumer } from '../../lib/consumer/model/consumer';
import { consumerOf } from '../../lib/consumer/model/consumer';
import { consumerInfrastructure } from '../../lib/synth';
import type { StackTemplate } from './templates';

const folder = join(__dirname, '..', '..', 'deployments', 'consumers');

/** The consumers that the kit ships. */
export const consumerNames = readdirSync(folder).map((name) => basename(name, '.yaml'));

export const consumerFile = (name: string) => join(folder, `${name}.yaml`);

/** What a consumer file says. */
export type WrittenConsumer = z.input<typeof consumerSchema>;

/** The example with a change made to what its file says. The rules between settings are not asked. */
export function consumerVariant(change: (written: WrittenConsumer) => void = () => {}): Consumer {
  const written = parse(readFileSync(consumerFile('storefront'), 'utf8')) as WrittenConsumer;
  change(written);
  return consumerOf(consumerSchema.parse(written));
}

/** The one template of a consumer. */
export const consumerTemplate = (consumer: Consumer) =>
  consumerInfrastructure(consumer).synth().stacks[0]!.template as StackTemplate;

/** The example from another region than the deployment’s. */
export const betweenRegions = () =>
  consumerVariant((written) => {
    written.region = 'eu-west-1';
    written.provider.regions = ['eu-west-1'];
    written.subnets = [
      { zone: 'euw1-az2', subnet: 'subnet-0e00000000000002e' },
      { zone: 'euw1-az1', subnet: 'subnet-0e00000000000001e' },
    ];
  });

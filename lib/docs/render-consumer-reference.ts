import { fieldsOf } from '../config/schema-fields';
import { consumerRoot } from '../consumer/config/consumer-json-schema';
import { consumerRules } from '../consumer/rules/all-rules';
import { plainDefault, referenceSections } from './reference-sections';
import { rulesOf } from './render-rules';

/** docs/consumer-file.md: every setting of a consumer file, and what they must say together. */
export function renderConsumerReference(): string {
  const rows = fieldsOf(consumerRoot()).map((field) => {
    const own = plainDefault(field.schema.default);
    return { ...field, preset: own === '' && field.required ? 'required' : own };
  });
  return [
    '# The consumer file',
    '',
    '<!-- Written by `npm run docs` from lib/consumer. -->',
    '',
    'One YAML file describes the way of one VPC to the brokers of a deployment, over AWS PrivateLink; [storefront.yaml](../deployments/consumers/storefront.yaml) is complete. `automq-kit consumer init` writes one from the deployment, `automq-kit consumer check FILE` names every problem in it, and `automq-kit consumer synth FILE` renders its stack. With the line `# yaml-language-server: $schema=…/docs/consumer.schema.json` at its top an editor completes and checks it.',
    '',
    'A setting without default has to be written. Lists are written `[a, b]` or as lines that begin with `-`.',
    ...referenceSections(rows, (section) => consumerRoot().properties?.[section]?.description),
    '',
    '## What several settings must say together',
    '',
    'Every problem is reported at once, with its place, what was found, what is allowed and what to do. The files in [test/invalid-consumer](../test/invalid-consumer) show the messages. What is checked of every file comes first, as in [rules.md](rules.md).',
    '',
    ...rulesOf(consumerRules, 'error'),
    '## Warnings',
    '',
    'Allowed, and said in one line by `consumer check` and `consumer synth`.',
    '',
    ...rulesOf(consumerRules, 'warning'),
  ].join('\n');
}

import type { JsonSchema } from './json-schema';
import { kindOf, platformKinds, rootSchemas } from './json-schema';
import { valueAt } from './plain';
import { profileNames } from './profile-names';
import { impliedDefaults, profileOverlay } from './profiles';

/**
 * The JSON Schema by which an editor completes and checks a deployment file as a person writes it: what a profile or
 * another choice supplies may be left out, and a `kind` decides what stands beside it, so that an editor complains
 * about the one key that is wrong instead of every alternative.
 */
export function editorSchema(): JsonSchema {
  const [aws, kubernetes] = platformKinds.map((kind) => {
    const root = chosenByKind(rootSchemas[kind](), []);
    const required = root.required?.filter((key) => impliedDefaults.every((implied) => implied.key !== key));
    return { ...root, $schema: undefined, required };
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'AutoMQ deployment',
    description: 'One deployment of AutoMQ, as automq-kit reads it.',
    type: 'object',
    required: ['platform'],
    properties: { platform: { type: 'object', required: ['kind'], properties: { kind: { enum: platformKinds } } } },
    if: { type: 'object', properties: { platform: kindIs('aws') }, required: ['platform'] },
    then: aws,
    else: kubernetes,
  };
}

const kindIs = (kind: string | undefined): JsonSchema => ({
  type: 'object',
  properties: { kind: { const: kind } },
  required: ['kind'],
});

/** The same schema with every union of kinds turned into conditions on `kind`. */
function chosenByKind(schema: JsonSchema, path: readonly string[]): JsonSchema {
  const { oneOf, properties, items, ...rest } = schema;
  const inner = {
    ...rest,
    ...(items && { items: chosenByKind(items, [...path, '[]']) }),
    ...(properties && { properties: mapped(properties, path) }),
  };
  if (!oneOf) return inner;
  return {
    ...inner,
    type: 'object',
    properties: { kind: { enum: oneOf.map(kindOf), description: kindTexts(oneOf) } },
    ...(isSupplied([...path, 'kind']) ? {} : { required: ['kind'] }),
    allOf: oneOf.map((branch) => ({
      if: kindIs(kindOf(branch)),
      then: chosenByKind(branch, path),
    })),
  };
}

const mapped = (properties: Readonly<Record<string, JsonSchema>>, path: readonly string[]) =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, chosenByKind(schema, [...path, key])]));

const kindTexts = (branches: readonly JsonSchema[]) =>
  branches.map((branch) => `\`${kindOf(branch) ?? ''}\`: ${branch.properties?.kind?.description ?? ''}`).join('\n');

/** Whether a profile writes this setting where the file doesn't. */
const isSupplied = (path: readonly string[]) =>
  profileNames.some((name) => platformKinds.some((kind) => valueAt(profileOverlay(name, kind), path) !== undefined));

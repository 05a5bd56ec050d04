import type { JsonSchema } from '../../config/json-schema';
import { toJsonSchema } from '../../config/json-schema';
import { consumerSchema } from './schema';

/** What a consumer file may hold. */
export const consumerRoot = () => (root ??= toJsonSchema(consumerSchema));

let root: JsonSchema | undefined;

/** The JSON Schema by which an editor completes and checks a consumer file. */
export const consumerEditorSchema = (): JsonSchema => ({
  ...consumerRoot(),
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Consumer of an AutoMQ deployment',
});

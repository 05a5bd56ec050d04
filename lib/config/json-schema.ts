import { z } from 'zod';
import { derivedWord, isDerivable } from './fields';
import { awsSchema, kubernetesSchema } from './schema';

/** The part of JSON Schema (draft 2020-12) that the deployment file's schema uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly pattern?: string;
  /** What the pattern wants, in words; editors show it. */
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
}

/** What a file for this kind of platform may hold; the schema's own words, before profiles. */
export const rootSchemas = {
  aws: () => (aws ??= toJsonSchema(awsSchema)),
  kubernetes: () => (kubernetes ??= toJsonSchema(kubernetesSchema)),
};

export type PlatformKind = keyof typeof rootSchemas;

export const platformKinds: readonly PlatformKind[] = ['aws', 'kubernetes'];

let aws: JsonSchema | undefined;
let kubernetes: JsonSchema | undefined;

/** What a file may hold as JSON Schema, in the schema's own words. */
export const toJsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const message = jsonSchema.pattern === undefined ? undefined : patternMessage(zodSchema);
      if (message !== undefined) jsonSchema.patternErrorMessage = message;
      if (isDerivable(zodSchema)) offerDerived(jsonSchema);
    },
  }) as JsonSchema;

/** Beside a value of its own the place takes the word `derived`. */
function offerDerived(jsonSchema: z.core.JSONSchema.BaseSchema) {
  const { description, ...own } = jsonSchema;
  for (const key of Object.keys(own)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, { description, anyOf: [own, { const: derivedWord }] });
}

/** What the schema says of a text of the wrong form; a line break fits none. */
function patternMessage(schema: z.core.$ZodType): string | undefined {
  const issues = z.safeParse(schema, '\n').error?.issues ?? [];
  return issues.find(({ code }) => code === 'invalid_format')?.message;
}

/** The value of `kind` that selects a branch of a union; undefined where the schema is no such branch. */
export const kindOf = (branch: JsonSchema): string | undefined => {
  const kind = branch.properties?.kind?.const;
  return typeof kind === 'string' ? kind : undefined;
};

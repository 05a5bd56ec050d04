export type JsonType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

export type LimitKeyword =
  | 'maximum'
  | 'exclusiveMaximum'
  | 'maxLength'
  | 'maxItems'
  | 'maxProperties'
  | 'minimum'
  | 'exclusiveMinimum'
  | 'minLength'
  | 'minItems'
  | 'minProperties';

export type Part =
  'additionalProperties' | 'propertyNames' | 'additionalItems' | 'contains' | 'if' | 'then' | 'else' | 'not';

export type Combination = 'allOf' | 'anyOf' | 'oneOf';

/** A JSON Schema of draft 7, read: references followed, keywords by what they are. Nodes may form cycles. */
export interface SchemaNode {
  /** The schema `false`. */
  readonly never: boolean;
  readonly types?: readonly JsonType[];
  /** Of `enum`, or the one of `const`. */
  readonly values?: readonly unknown[];
  readonly limits: Readonly<Partial<Record<LimitKeyword, number>>>;
  readonly multipleOf?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly uniqueItems: boolean;
  readonly hasDefault: boolean;
  readonly required: readonly string[];
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly patternProperties: ReadonlyMap<string, SchemaNode>;
  readonly dependencies: ReadonlyMap<string, SchemaNode | readonly string[]>;
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly parts: Readonly<Partial<Record<Part, SchemaNode>>>;
  readonly combinations: Readonly<Partial<Record<Combination, readonly SchemaNode[]>>>;
  /** A reference that leads nowhere, or only to itself. */
  readonly unresolved?: string;
  /** Keywords that draft 7 does not have and that are no annotation. */
  readonly other: ReadonlyMap<string, unknown>;
}

/** The schema `true`. */
export const anything: SchemaNode = {
  never: false,
  limits: {},
  uniqueItems: false,
  hasDefault: false,
  required: [],
  properties: new Map(),
  patternProperties: new Map(),
  dependencies: new Map(),
  parts: {},
  combinations: {},
  other: new Map(),
};

export const nothing: SchemaNode = { ...anything, never: true };

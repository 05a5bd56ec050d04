import type { FieldRow } from './catalogue';

/** A field as its schema has it. */
export type SchemaField = Omit<FieldRow, 'sensitive' | 'inKey'>;

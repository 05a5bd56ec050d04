import type { Schema } from 'avsc';
import { Type } from 'avsc';

interface Attributes {
  readonly type?: string;
  readonly logicalType?: string;
  readonly precision?: number;
  readonly scale?: number;
}

/** An Avro schema as its library has it, with what its logical types were, which the library leaves aside. */
export interface AvroSchema {
  readonly type: Type;
  readonly logicalTypes: ReadonlyMap<Type, string>;
}

/** Throws what is wrong with a schema in the words of Avro’s library. */
export function readAvro(schema: unknown): AvroSchema {
  const logicalTypes = new Map<Type, string>();
  const type = Type.forSchema(schema as Schema, {
    typeHook: (part, options) => {
      const { logicalType, precision, scale, ...plain } = Object(part) as Attributes;
      if (logicalType === undefined) return undefined;
      // A type of its own, where a plain `int` is one for the whole schema.
      const own = Type.forSchema(plain as Schema, plain.type === 'fixed' ? options : { registry: {} });
      logicalTypes.set(own, logicalType === 'decimal' ? `decimal(${precision ?? '?'}, ${scale ?? '0'})` : logicalType);
      return own;
    },
  });
  return { type, logicalTypes };
}

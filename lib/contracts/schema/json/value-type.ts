import type { JsonType } from './schema-node';

/** The types that a value has: 3 is a number and an integer. */
export function typesOfValue(value: unknown): readonly JsonType[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
    case 'string':
      return ['string'];
    case 'boolean':
      return ['boolean'];
    default:
      return ['object'];
  }
}

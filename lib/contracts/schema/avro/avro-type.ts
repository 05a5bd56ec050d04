import type { Type, types } from 'avsc';

/** Names without their namespace are compared, as the specification and registries do. */
const resolving = { ignoreNamespaces: true };

/** Why a reader can’t read what a writer wrote, in the words of Avro’s library; undefined where it can. */
export function canRead(reader: Type, writer: Type): string | undefined {
  try {
    reader.createResolver(writer, resolving);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const isUnion = (type: Type): type is types.UnwrappedUnionType => type.typeName.startsWith('union');

export const isRecord = (type: Type): type is types.RecordType =>
  type.typeName === 'record' || type.typeName === 'error';

export const isEnum = (type: Type): type is types.EnumType => type.typeName === 'enum';

export const isFixed = (type: Type): type is types.FixedType => type.typeName === 'fixed';

export const unqualified = (name: string | undefined): string => (name ?? '').replace(/^.*\./, '');

/** `record Stock`, `int`, `union of null, string`. */
export function typeText(type: Type): string {
  if (isUnion(type)) return `union of ${type.types.map(typeText).join(', ')}`;
  return type.name === undefined ? type.typeName : `${type.typeName} ${unqualified(type.name)}`;
}

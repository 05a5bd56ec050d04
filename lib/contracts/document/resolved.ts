import type { ContractFiles } from './contract-file';
import type { FoundPlace } from './place-in-files';
import { followed } from './place-in-files';

/**
 * What stands at a place with every reference in it followed; what leads back to itself is a cycle of objects. The parser
 * leaves references between parts of another file as they are.
 */
export function resolved(files: ContractFiles, place: FoundPlace, made = new Map<string, unknown>()): unknown {
  const { file, path, value } = followed(files, place);
  if (typeof value !== 'object' || value === null) return value;
  const id = JSON.stringify([file, path]);
  if (made.has(id)) return made.get(id);
  const part = (key: string | number, inner: unknown) =>
    resolved(files, { file, path: [...path, key], value: inner }, made);
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    made.set(id, list);
    list.push(...value.map((inner: unknown, index) => part(index, inner)));
    return list;
  }
  const group: Record<string, unknown> = {};
  made.set(id, group);
  for (const [key, inner] of Object.entries(value)) group[key] = part(key, inner);
  return group;
}

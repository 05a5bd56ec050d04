import { resolve } from 'node:path';
import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { formatPath } from '../config/problem';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import type { Kit, Resolved } from './kit';

export interface ConfigShowArguments {
  readonly file: string;
  readonly format: Format;
}

/** `automq-kit config show`: the file with everything that profiles and defaults add, and where each value comes from. */
export async function configShow({ file, format }: ConfigShowArguments, io: Io, kit: Kit): Promise<ExitCode> {
  const resolved = await kit.resolve(resolve(io.cwd, file));
  io.out(format === 'json' ? JSON.stringify(withOrigins(resolved), undefined, 2) : renderResolved(resolved).trimEnd());
  return exitCode.ok;
}

type Path = readonly (string | number)[];

/** YAML in which each value is followed by its origin as a comment. The result is a deployment file itself. */
export function renderResolved({ config, originOf }: Resolved): string {
  const document = new Document(config, { aliasDuplicateObjects: false });
  comment(document.contents, [], originOf);
  return document.toString({ lineWidth: 0 });
}

function comment(node: Node | null, path: Path, originOf: Resolved['originOf']): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key)) comment(value as Node | null, [...path, String(key.value)], originOf);
    }
    if (node.items.length > 0) return;
  }
  if (isSeq(node)) {
    const short = node.items.every(isScalar);
    node.flow = short;
    if (!short) {
      node.items.forEach((item, index) => comment(item as Node, [...path, index], originOf));
      return;
    }
  }
  const origin = originOf(path);
  if (node && origin !== undefined) node.comment = ` ${origin}`;
}

interface OriginatedValue {
  readonly path: string;
  readonly value: unknown;
  readonly origin?: string;
}

function withOrigins({ config, originOf }: Resolved): { readonly config: object; readonly values: readonly OriginatedValue[] } {
  const values: OriginatedValue[] = [];
  const visit = (value: unknown, path: Path) => {
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
      const list = Array.isArray(value);
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, list ? Number(key) : key]);
    } else {
      values.push({ path: formatPath(path), value, origin: originOf(path) });
    }
  };
  visit(config, []);
  return { config, values };
}

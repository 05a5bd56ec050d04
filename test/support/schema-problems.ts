import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import type { KubernetesObject } from '../../lib/model/wave';

const bundle = join(__dirname, '..', 'schemas', 'kubernetes-1.33.json.gz');
const { kinds, definitions } = JSON.parse(gunzipSync(readFileSync(bundle)).toString()) as {
  readonly kinds: Readonly<Record<string, object>>;
  readonly definitions: object;
};

/** Custom resources have Go's patterns, in which `(?i)` says that case does not matter. */
const goPattern = Object.assign(
  (pattern: string, flags: string) =>
    pattern.includes('(?i)') ? new RegExp(pattern.replace('(?i)', ''), `${flags}i`) : new RegExp(pattern, flags),
  { code: 'new RegExp' },
);

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, code: { regExp: goPattern } });
const compiled = new Map<string, ValidateFunction>();

function validator(kind: string): ValidateFunction | undefined {
  const schema = kinds[kind];
  if (!schema) return undefined;
  const known = compiled.get(kind);
  if (known) return known;
  const validate = ajv.compile({ ...schema, definitions });
  compiled.set(kind, validate);
  return validate;
}

/** What the strict schemas of Kubernetes 1.33 and of the custom resources find wrong with an object. */
export function schemaProblems({ apiVersion, kind, metadata, ...rest }: KubernetesObject): readonly string[] {
  const validate = validator(`${apiVersion}/${kind}`);
  if (!validate) return [`there is no kind ${apiVersion}/${kind}`];
  validate({ apiVersion, kind, metadata, ...rest });
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${kind} ${metadata.name}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

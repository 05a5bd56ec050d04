import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { formatPath } from '../../lib/config/problem';
import { loadContractFolder } from '../../lib/contracts/load-contracts';
import type { ReviewFinding } from '../../lib/contracts/review/finding';
import { reviewOf } from '../../lib/contracts/review/review-of';
import { loadDeployment } from '../../lib/load-deployment';

/** The day of every review of the tests. */
export const reviewDay = '2026-11-21';

type Patch = Readonly<Record<string, unknown>>;

/** A file of test/review-contracts: what it changes in the contracts of the base, and what the review says of it. */
interface Fixture {
  /** JSON Merge Patch (RFC 7396) of the contracts; `null` takes away. */
  readonly patch: Patch;
  /** The same for the contracts as they were before; without it the review compares with nothing. */
  readonly previous?: Patch;
  /** And as they were before that, the oldest first. */
  readonly older?: readonly Patch[];
  /** Other rules that can't help finding something here. */
  readonly also?: readonly string[];
  readonly findings: readonly { readonly topic: string; readonly path: string; readonly message: string }[];
}

const folder = join(__dirname, '..', 'review-contracts');
const base = join(folder, 'base');
const textOf = (file: string) => readFileSync(join(base, file), 'utf8');

/** Text of the deployment file that the contracts belong to. */
export const baseDeployment = () => textOf('deployment.yaml');

/** Text of the contracts with which nothing is wrong. */
export const baseContracts = () => textOf('contracts.yaml');

const deployment = loadDeployment(join(base, 'deployment.yaml'));

export const reviewFixtures = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort();

/** Id of the rule that a file is about: its name up to the first dot. */
export const ruleOfFixture = (file: string): string => file.replace(/\..*/, '');

export const readFixture = (file: string): Fixture => parse(readFileSync(join(folder, file), 'utf8')) as Fixture;

const isGroup = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(target: unknown, patch: unknown): unknown {
  if (!isGroup(patch)) return patch;
  const entries = new Map(Object.entries(isGroup(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) entries.delete(key);
    else entries.set(key, merged(entries.get(key), value));
  }
  return Object.fromEntries(entries);
}

/** Writes the contracts of the base with a patch, and reads them as any others. */
async function contractsWith(patch: Patch) {
  const place = mkdtempSync(join(tmpdir(), 'automq-kit-review-'));
  const file = join(place, 'contracts.yaml');
  try {
    writeFileSync(file, stringify(merged(parse(baseContracts()), patch)));
    return await loadContractFolder(deployment, [file], 'production');
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** What the review says of the base with a patch. */
export async function reviewOfPatch({
  patch,
  previous,
  older = [],
}: Pick<Fixture, 'patch' | 'previous' | 'older'>): Promise<readonly ReviewFinding[]> {
  const contracts = await contractsWith(patch);
  const before = previous === undefined ? undefined : await contractsWith(previous);
  const olderOnes = await Promise.all(older.map(contractsWith));
  return reviewOf({
    deployment,
    contracts,
    asOf: reviewDay,
    older: olderOnes,
    ...(before === undefined ? {} : { previous: before }),
  });
}

/** A finding as a fixture announces it. */
export const announced = ({ topic, place, message }: ReviewFinding) => ({
  topic,
  path: formatPath(place.path),
  message,
});

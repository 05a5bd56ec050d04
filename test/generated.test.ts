import * as fc from 'fast-check';
import { agreement } from '../lib/agreement/agreement';
import type { DeploymentInput } from '../lib/config/schema';
import type { Deployment } from '../lib/model/deployment';
import { nodeIds } from '../lib/model/pools';
import type { Rendered } from '../lib/testing/rendered';
import { rendered } from '../lib/testing/rendered';
import { deploymentInputs, generated } from './support/generated-deployment';
import { schemaProblems } from './support/schema-problems';

interface Sample {
  readonly input: DeploymentInput;
  readonly deployment: Deployment;
  readonly output: Rendered;
}

/** The same seed always, so that a failure is found again. Each is rendered once, since that is what takes time. */
const samples = fc.sample(deploymentInputs, { numRuns: 30, seed: 3 }).map((input): Sample => {
  const deployment = generated(input);
  return { input, deployment, output: rendered(deployment) };
});

/** Holds for every generated deployment; a failure shows which. */
function always(check: (sample: Sample) => void) {
  for (const sample of samples) {
    try {
      check(sample);
    } catch (error) {
      throw new Error(`for ${JSON.stringify(sample.input)}`, { cause: error });
    }
  }
}

test('both halves of any deployment agree', () => {
  always(({ output: { templates, objects } }) => {
    expect(agreement(templates, objects)).toEqual([]);
  });
});

test('the order of the zones in the file means nothing', () => {
  always(({ input, output }) => {
    const reordered = { ...input, zones: [...input.zones].reverse() } as DeploymentInput;
    expect(rendered(generated(reordered))).toEqual(output);
  });
});

test('every object of any deployment is what Kubernetes and the custom resources expect', () => {
  always(({ output }) => {
    expect(output.objects.flatMap(schemaProblems)).toEqual([]);
  });
});

test('no two processes of any deployment share a node id, and none leaves the range of its kind', () => {
  always(({ deployment: { controllers, brokers } }) => {
    const ofAll = (pools: Deployment['brokers']) => pools.flatMap((pool) => nodeIds({ ...pool, count: pool.maxCount }));
    const [controllerIds, brokerIds] = [ofAll(controllers), ofAll(brokers)];
    expect(new Set([...controllerIds, ...brokerIds]).size).toBe(controllerIds.length + brokerIds.length);
    expect(controllerIds.every((id) => id >= 0 && id < 100)).toBe(true);
    expect(brokerIds.every((id) => id >= 1000)).toBe(true);
  });
});

test('no deployment has a secret in what it renders', () => {
  always(({ output: { templates, objects } }) => {
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(JSON.stringify({ templates, objects })).not.toMatch(/AKIA|ASIA|PRIVATE KEY|password=|secretKey=|accessKey=/);
  });
});

test('a zone that goes takes its own entries along and changes nothing else', () => {
  let removed = 0;
  always(({ input, output }) => {
    const leaving = removable(input);
    if (leaving === undefined) return;
    removed += 1;
    const names = namesZone(leaving);
    expect(prune(rendered(generated(remove(input, leaving))), names)).toEqual(prune(output, names));
  });
  expect(removed).toBeGreaterThan(4);
});

/** A zone that holds neither controller nor control plane, while others stay. */
function removable(input: DeploymentInput): string | undefined {
  const controlPlane =
    'cluster' in input.platform && 'controlPlaneZones' in input.platform.cluster
      ? input.platform.cluster.controlPlaneZones
      : [];
  const taken = [...input.kafka.controllers.zones, ...(controlPlane ?? []).map(({ id }) => id)];
  const active = input.zones.filter(({ state }) => state !== 'draining').map(({ id }) => id);
  return active.length < 2 ? undefined : active.find((id) => !taken.includes(id));
}

function remove(input: DeploymentInput, zoneId: string): DeploymentInput {
  const copy = structuredClone(input) as DeploymentInput & { network: { vpc?: { subnets?: { zone: string }[] } } };
  const { vpc } = copy.network;
  if (vpc?.subnets) vpc.subnets = vpc.subnets.filter(({ zone }) => zone !== zoneId);
  return { ...copy, zones: copy.zones.filter(({ id }) => id !== zoneId) };
}

const namesZone = (zoneId: string) => {
  const words = [
    zoneId,
    zoneId.replaceAll('-', ''),
    zoneId.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  ];
  return (value: unknown) => words.some((word) => JSON.stringify(value).includes(word));
};

/** The value without what names the zone: keys of objects, scalars in lists, and references. */
function prune(value: unknown, names: (part: unknown) => boolean): unknown {
  if (Array.isArray(value)) {
    return value.filter((part) => !isEntry(part, names)).map((part) => prune(part, names));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !names(key))
      .map(([key, part]) => [key, prune(part, names)]),
  );
}

/** One zone's entry in a list that names all: a word, a reference, or an object, wave or edge of that zone alone. */
const isEntry = (part: unknown, names: (part: unknown) => boolean) =>
  names(part) && (typeof part === 'string' || isReference(part) || isOfOneZone(part, names));

const isReference = (part: unknown) => /^\{"(Ref|Fn::[A-Za-z]+)":/.test(JSON.stringify(part));

const isOfOneZone = (part: unknown, names: (part: unknown) => boolean) => {
  const { id, metadata } = part as { readonly id?: unknown; readonly metadata?: { readonly name: string } };
  return names(id ?? metadata?.name ?? '');
};

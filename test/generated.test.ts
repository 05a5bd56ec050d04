import * as fc from 'fast-check';
import { agreement } from '../lib/agreement/agreement';
import type { DeploymentInput } from '../lib/config/schema';
import { brokerAddress, brokerPort, outsideAccesses, regionalBootstrap, zonalBootstrap } from '../lib/model/access';
import { certificateNames, coversHost } from '../lib/model/certificate-names';
import type { Deployment } from '../lib/model/deployment';
import { nodeIds } from '../lib/model/pools';
import type { Rendered } from '../lib/testing/rendered';
import { rendered } from '../lib/testing/rendered';
import { contractsFor } from './support/contracted';
import { delivered } from './support/delivered';
import { deploymentInputs, generated } from './support/generated-deployment';
import { removableZone, withoutWords, withoutZone, wordsOfZone } from './support/leaving-zone';
import { literalSecrets } from './support/literal-secrets';
import { schemaProblems } from './support/schema-problems';

interface Sample {
  readonly input: DeploymentInput;
  readonly deployment: Deployment;
  readonly output: Rendered;
}

/** The same seed always, so that a failure is found again. Each is rendered once, since that is what takes time. */
const samples = fc.sample(deploymentInputs, { numRuns: 36, seed: 2 }).map((input): Sample => {
  const deployment = generated(input);
  return { input, deployment, output: outputOf(deployment) };
});

function outputOf(deployment: Deployment): Rendered {
  return rendered(deployment, contractsFor(deployment));
}

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

test('the samples have every way in on every carrier, and certificates from everywhere', () => {
  const kinds = new Set(
    samples.flatMap(({ deployment: { platform, security, access } }) => [
      security.kind === 'tls' ? `certificates ${security.issuer?.kind ?? 'secrets'}` : security.kind,
      `${platform.kind} network ${access.network?.carrier.kind ?? 'none'}`,
      ...(access.privateLink ? ['aws privateLink'] : []),
    ]),
  );
  expect([...kinds].sort()).toEqual([
    'aws network awsLoadBalancer',
    'aws network none',
    'aws privateLink',
    'certificates given',
    'certificates made',
    'certificates secrets',
    'kubernetes network loadBalancer',
    'kubernetes network nodePort',
    'kubernetes network none',
    'plaintext',
  ]);
});

test('the samples have broker nodes of every kind', () => {
  const kinds = samples.flatMap(({ deployment: { platform } }) =>
    platform.kind === 'aws' ? [platform.brokerNodeScaling.kind] : [],
  );
  expect([...new Set(kinds)].sort()).toEqual(['clusterAutoscaler', 'fixed', 'karpenter']);
});

test('the samples have contracts with and without the job, and with and without a sensitive class', () => {
  const kinds = samples.flatMap(({ deployment: { contracts } }) =>
    contracts === undefined
      ? ['none']
      : [
          contracts.job.enabled ? 'job' : 'no job',
          contracts.dataClasses.some(({ sensitive }) => sensitive) ? 'sensitive' : 'not sensitive',
        ],
  );
  expect([...new Set(kinds)].sort()).toEqual(['job', 'no job', 'none', 'not sensitive', 'sensitive']);
});

test('both halves of any deployment agree', () => {
  always(({ output: { templates, objects } }) => {
    expect(agreement(templates, objects)).toEqual([]);
  });
});

test('the order of the zones in the file means nothing', () => {
  always(({ input, output }) => {
    const reordered = { ...input, zones: [...input.zones].reverse() } as DeploymentInput;
    expect(outputOf(generated(reordered))).toEqual(output);
  });
});

test('every object of any deployment is what Kubernetes and the custom resources expect', () => {
  always(({ deployment, output }) => {
    expect(delivered(deployment, output.objects).flatMap(schemaProblems)).toEqual([]);
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

test('every broker that may come has a name and a port of its own for each way in, which its certificate stands for', () => {
  always(({ deployment }) => {
    const { access, brokers } = deployment;
    const names = certificateNames('broker', deployment);
    const addresses = outsideAccesses(access).flatMap((way) => [
      regionalBootstrap(way),
      ...brokers.flatMap(({ zone, maxCount }) => [
        zonalBootstrap(way, zone),
        ...Array.from({ length: maxCount }, (_, ordinal) => brokerAddress(way, zone, ordinal)),
      ]),
    ]);
    const unique = new Set(addresses.map(({ host, port }) => `${host}:${port}`));
    expect(unique.size).toBe(addresses.length);
    expect(addresses.filter(({ host }) => !coversHost(names, host) || !isDnsName(host))).toEqual([]);
    expect(addresses.filter(({ port }) => port < 1024 || port > 32_767)).toEqual([]);
    for (const way of outsideAccesses(access).filter(({ brokerPorts }) => brokerPorts === 'perBroker')) {
      const ports = brokers.flatMap(({ zone, maxCount }) =>
        Array.from({ length: maxCount }, (_, ordinal) => brokerPort(way, zone, ordinal)),
      );
      expect(new Set([...ports, way.zonalBootstrapPort, way.regionalBootstrapPort]).size).toBe(
        ports.length + new Set([way.zonalBootstrapPort, way.regionalBootstrapPort]).size,
      );
    }
  });
});

/** RFC 1035: labels of up to 63 characters, 253 in all. */
const isDnsName = (host: string) =>
  host.length <= 253 && host.split('.').every(({ length }) => length > 0 && length <= 63);

test('no two of a deployment’s identities have one common name, and none is too long for a certificate', () => {
  let checked = 0;
  always(({ deployment: { security } }) => {
    if (security.kind === 'plaintext') return;
    checked += 1;
    const users = security.users.flatMap(({ name, credential }) => (credential.kind === 'certificate' ? [name] : []));
    const commonNames = [...Object.values(security.certificates).map(({ commonName }) => commonName), ...users];
    expect(new Set(commonNames).size).toBe(commonNames.length);
    expect(commonNames.filter(({ length }) => length > 64)).toEqual([]);
  });
  expect(checked).toBeGreaterThan(10);
});

test('no deployment has a secret in what it renders', () => {
  always(({ output: { templates, objects } }) => {
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(literalSecrets({ templates, objects })).toEqual([]);
  });
});

test('a zone that goes takes its own entries along and changes nothing else', () => {
  let removed = 0;
  always(({ input, deployment, output }) => {
    const leaving = removableZone(input);
    if (leaving === undefined) return;
    removed += 1;
    const words = wordsOfZone(deployment, leaving);
    const rest = outputOf(generated(withoutZone(input, leaving)));
    expect(withoutWords(rest, words)).toEqual(withoutWords(output, words));
  });
  expect(removed).toBeGreaterThan(4);
});

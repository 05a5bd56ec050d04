import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { mergeInput } from '../../lib/config/resolve-config';
import type { DeploymentInput } from '../../lib/config/schema';
import { awsSchema, kubernetesSchema } from '../../lib/config/schema';
import type { Address, OutsideAccess } from '../../lib/model/access';
import {
  brokerAddress,
  clusterBootstrap,
  outsideAccesses,
  regionalBootstrap,
  tellsZonesApart,
  zonalBootstrap,
} from '../../lib/model/access';
import { maxListeners, portBlock } from '../../lib/model/access-ports';
import { certificateNames, coversHost } from '../../lib/model/certificate-names';
import type { Deployment } from '../../lib/model/deployment';
import { deploymentOf } from '../../lib/model/deployment';
import type { Zone } from '../../lib/model/zone';
import { example, exampleFile, exampleNames } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';

/** Names and ports of one zone. */
const addressesOf = (access: OutsideAccess, zone: Zone): readonly Address[] => [
  ...(tellsZonesApart(access) ? [zonalBootstrap(access, zone)] : []),
  ...Array.from({ length: access.slotsPerZone }, (_, ordinal) => brokerAddress(access, zone, ordinal)),
];

/** Every name and port of a way in. */
const allAddresses = (access: OutsideAccess, { zones }: Deployment) => [
  regionalBootstrap(access),
  ...zones.flatMap((zone) => addressesOf(access, zone)),
];

const text = ({ host, port }: Address) => `${host}:${port}`;

/** What has to hold of the names and ports of any deployment. */
function expectSound(deployment: Deployment): void {
  const names = certificateNames('broker', deployment);
  expect(coversHost(names, clusterBootstrap(deployment.namespace).host)).toBe(true);
  for (const access of outsideAccesses(deployment.access)) {
    const addresses = allAddresses(access, deployment);
    expect(new Set(addresses.map(text)).size).toBe(addresses.length);
    expect(addresses.filter(({ host }) => host.length > 253)).toEqual([]);
    expect(addresses.filter(({ host }) => host.split('.').some((label) => !/^[a-z0-9-]{1,63}$/.test(label)))).toEqual(
      [],
    );
    expect(addresses.filter(({ host }) => !coversHost(names, host))).toEqual([]);
    expectPorts(deployment, access, addresses);
  }
}

function expectPorts(deployment: Deployment, access: OutsideAccess, addresses: readonly Address[]): void {
  const ports = addresses.map(({ port }) => port);
  if (deployment.platform.kind === 'aws') {
    // Each listener is a port of one load balancer; where zones have one name of their own, they share its port.
    const listening = new Set(ports);
    expect(listening.size).toBe(deployment.zones.length * access.slotsPerZone + 2);
    expect(listening.size).toBeLessThanOrEqual(maxListeners);
    expect(ports.filter((port) => port < portBlock.first || port > portBlock.last)).toEqual([]);
  } else if (access.brokerPorts === 'perBroker') {
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports.filter((port) => port < 30_000 || port > 32_767)).toEqual([]);
  } else {
    expect(new Set(ports)).toEqual(new Set([9092]));
  }
}

describe('names and ports are told apart, within limits, and held by the brokers’ certificate', () => {
  test.each(exampleNames)('of %s', (name) => expectSound(example(name)));

  test('of any deployment', () => {
    fc.assert(
      fc.property(deploymentInputs, (input) => expectSound(generated(input))),
      { numRuns: 60 },
    );
  });

  test('of both ways in at once: no name leads to both', () => {
    const [network, privateLink] = outsideAccesses(example('production').access).map(
      (access) => new Set(allAddresses(access, example('production')).map(({ host }) => host)),
    );
    expect([...network!].filter((host) => privateLink!.has(host))).toEqual([]);
  });
});

describe('nothing moves', () => {
  /** What an input means, whatever rules say of it. */
  const meaning = (input: object): Deployment => {
    const { tree } = mergeInput(input as Parameters<typeof mergeInput>[0]);
    const isAws = (input as DeploymentInput).platform.kind === 'aws';
    return deploymentOf(isAws ? awsSchema.parse(tree) : kubernetesSchema.parse(tree));
  };

  /** Addresses by way in and zone. */
  const byZone = (deployment: Deployment) =>
    new Map(
      outsideAccesses(deployment.access).flatMap((access) =>
        deployment.zones.map((zone): [string, readonly string[]] => [
          `${access.intent} ${zone.id}`,
          addressesOf(access, zone).map(text),
        ]),
      ),
    );

  const written = (name: (typeof exampleNames)[number]): DeploymentInput =>
    parse(readFileSync(exampleFile(name), 'utf8'));

  const changed = (input: DeploymentInput, change: (copy: DeploymentInput) => void) => {
    const copy = structuredClone(input);
    change(copy);
    return meaning(copy);
  };

  /** What is in both deployments is where it was. */
  const expectUnmoved = (before: Deployment, after: Deployment) => {
    const left = byZone(after);
    for (const [key, addresses] of byZone(before)) expect(left.get(key) ?? addresses).toEqual(addresses);
    expect([...byZone(before).keys()].some((key) => left.has(key))).toBe(outsideAccesses(before.access).length > 0);
  };

  const spare = { name: 'Another', id: 'another', number: 6, state: 'active' as const };

  const changes: [string, (copy: DeploymentInput) => void][] = [
    ['a zone comes', ({ zones }) => zones.unshift(spare)],
    ['a zone leaves', ({ zones }) => zones.splice(0, 1)],
    ['zones are written in another order', ({ zones }) => zones.reverse()],
    ['brokers come', ({ kafka }) => Object.assign(kafka, { brokers: { perZone: 5 } })],
  ];

  describe.each(['production', 'production-existing', 'private'] as const)('of %s', (name) => {
    test.each(changes)('when %s', (_, change) => {
      const input = written(name);
      expectUnmoved(meaning(input), changed(input, change));
    });
  });

  test('when another way in is shut', () => {
    const input = written('production');
    expectUnmoved(
      meaning(input),
      changed(input, ({ access }) => Object.assign(access!, { privateLink: undefined })),
    );
  });

  test('of any deployment, when its first zone leaves', () => {
    fc.assert(
      fc.property(
        deploymentInputs.filter(({ zones, access }) => zones.length > 1 && access?.network !== undefined),
        (input) =>
          expectUnmoved(
            meaning(input),
            changed(input, ({ zones }) => zones.splice(0, 1)),
          ),
      ),
      { numRuns: 30 },
    );
  });

  test('although others have these in their firewalls, whatever the kit becomes', () => {
    const { network } = example('production').access;
    const zone = { name: 'a', id: 'use1-az4', number: 3, state: 'active' } as const;
    expect(
      [zonalBootstrap(network!, zone), brokerAddress(network!, zone, 2), regionalBootstrap(network!)].map(text),
    ).toEqual([
      'bootstrap.use1-az4.network.kafka.acme.example:9092',
      'b2.use1-az4.network.kafka.acme.example:9150',
      'bootstrap.network.kafka.acme.example:9093',
    ]);
  });
});

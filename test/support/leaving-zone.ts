import type { DeploymentInput } from '../../lib/config/schema';
import { loadBalancerAddress } from '../../lib/model/address-plan';
import { formatCidr } from '../../lib/model/cidr';
import type { Deployment } from '../../lib/model/deployment';
import { revisionLabel } from '../../lib/model/labels';
import { networkPolicyOf } from '../../lib/model/names';
import { looksOn } from '../../lib/model/wave';
import type { Rendered } from '../../lib/testing/rendered';

const canaryPolicy = networkPolicyOf('canary');

type Subnets = Readonly<Record<string, string>> & { readonly zone: string };

/** The parts of an input that name zones outside `zones`, whatever its platform. */
interface ZoneLists {
  network: { vpc?: { subnets?: Subnets[] } };
  access?: { network?: { addresses?: { brokers: { zone: string }[] }; clientZones?: { zone: string }[] } };
}

/** A zone that holds neither controller nor control plane, while others stay. */
export function removableZone(input: DeploymentInput): string | undefined {
  const controlPlane =
    'cluster' in input.platform && 'controlPlaneZones' in input.platform.cluster
      ? input.platform.cluster.controlPlaneZones
      : [];
  const taken = [...input.kafka.controllers.zones, ...(controlPlane ?? []).map(({ id }) => id)];
  const active = input.zones.filter(({ state }) => state !== 'draining').map(({ id }) => id);
  // With the zone router there is more than one zone.
  if (active.length < 2 || (input.kafka.zoneRouter !== false && input.zones.length === 2)) return undefined;
  return active.find((id) => !taken.includes(id));
}

/** The input without a zone. */
export function withoutZone(input: DeploymentInput, zoneId: string): DeploymentInput {
  const copy = structuredClone(input) as DeploymentInput & ZoneLists;
  const stays = ({ zone }: { readonly zone: string }) => zone !== zoneId;
  const { vpc } = copy.network;
  if (vpc?.subnets) vpc.subnets = vpc.subnets.filter(stays);
  const network = copy.access?.network;
  if (network?.addresses) network.addresses.brokers = network.addresses.brokers.filter(stays);
  if (network?.clientZones) network.clientZones = network.clientZones.filter(stays);
  return { ...copy, zones: copy.zones.filter(({ id }) => id !== zoneId) };
}

/** Words by which the output names a zone: its id in every form, its subnets, blocks and addresses. */
export function wordsOfZone({ platform, zoneCidrs }: Deployment, zoneId: string): readonly string[] {
  const { vpc } = platform.kind === 'aws' ? platform : { vpc: undefined };
  const given = vpc?.kind === 'existing' ? (vpc.subnets.filter(({ zone }) => zone === zoneId) as Subnets[]) : [];
  const made = vpc?.kind === 'new' ? vpc.subnets.filter(({ zone }) => zone.id === zoneId) : [];
  return [
    zoneId,
    zoneId.replaceAll('-', ''),
    zoneId.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    ...zoneCidrs.filter(({ zone }) => zone.id === zoneId).flatMap(({ cidrs }) => cidrs),
    ...given.flatMap((subnets) => Object.values(subnets)),
    ...made.flatMap((blocks) => [
      formatCidr(blocks.loadBalancers),
      ...(['network', 'privateLink'] as const).map((way) => loadBalancerAddress(blocks, way)),
    ]),
  ];
}

/**
 * The output without what has one of the words: keys of objects, scalars in lists, references and addresses. What only
 * looks on is left out: alerts, dashboards and the runbook speak of all zones in one sentence, and canaries go to all.
 */
export const withoutWords = (output: Rendered, words: readonly string[]): unknown =>
  prune(JSON.parse(withoutRevisions(withoutListed(JSON.stringify(carrying(output)), words))), (part) =>
    words.some((word) => JSON.stringify(part).includes(word)),
  );

function carrying({ templates, waves }: Rendered) {
  const kept = waves
    .filter((wave) => !looksOn(wave))
    .map(({ id, objects }) => ({ id, objects: objects.filter(({ metadata }) => metadata.name !== canaryPolicy) }));
  const resources = Object.entries(templates)
    .filter(([stack]) => stack !== 'Monitoring')
    .map(([stack, { Resources = {}, ...template }]) => {
      const others = Object.entries(Resources).filter(([id]) => !/^NetworkPolicy.*Canary$/.test(id));
      return [stack, { ...template, Resources: Object.fromEntries(others) }] as const;
    });
  return { templates: Object.fromEntries(resources), waves: kept, objects: kept.flatMap(({ objects }) => objects) };
}

/**
 * Lists within texts: of addresses in an explanation, of brokers where jobs begin, of zones in the map from addresses to
 * zones, and of zones in which the job that unregisters brokers looks; and whose turn to shrink it is,
 * among those there; and the brokers that stand in while nothing is measured, of which fewer zones need more.
 */
const withoutListed = (text: string, words: readonly string[]) => {
  const others = (list: string, separator: string) =>
    list
      .split(separator)
      .filter((entry) => words.every((word) => !entry.includes(word)))
      .join(separator);
  return text
    .replace(/(, from )([0-9./, ]+)(?=:)/g, (_, from: string, blocks: string) => from + others(blocks, ', '))
    .replace(/(bootstrapServers\\*":\s*\\*")([^"\\]*)/g, (_, key: string, hosts: string) => key + others(hosts, ','))
    .replace(/(automq\.zone\.cidr\.blocks=)([^"\\]*)/g, (_, key: string, map: string) => key + others(map, '<>'))
    .replace(/(fallback\\*":\{[^}]*replicas\\*":)\d+/g, (_, key: string) => `${key}0`)
    .replace(/( \/ 900\)\) % )\d+\) == bool \d+/g, '$1zones) == bool turn')
    .replace(
      /("pools\\*": \[)([^\]]*)/g,
      (_, key: string, pools: string) => key + others(pools.replaceAll('},', '}'), '}'),
    );
};

/** With the map, a zone that goes is the one thing that all brokers learn, and restart for. */
const withoutRevisions = (text: string) =>
  text.includes('automq.zone.cidr.blocks=')
    ? text.replace(new RegExp(`(${revisionLabel}(?:\\\\*":\\\\*"|=)|"Revision":")[0-9a-f]+`, 'g'), '$1')
    : text;

type Names = (part: unknown) => boolean;

function prune(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) {
    return value.filter((part) => !isEntry(part, names)).map((part) => prune(part, names));
  }
  // Manifests within a template are text, whole unless they refer to another stack.
  if (typeof value === 'string' && /^\[\{".*\}\]$/.test(value)) return prune(JSON.parse(value), names);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !names(key))
      .map(([key, part]) => [key, prune(part, names)]),
  );
}

/** One zone's entry in a list that names all: a word, a reference, an address, or an object, wave, edge or rule of that zone alone. */
const isEntry = (part: unknown, names: Names) =>
  names(part) && (typeof part === 'string' || isPlace(part) || isOfOneZone(part, names));

/** A reference, an address block, a subnet of a load balancer. */
const isPlace = (part: unknown) =>
  /^\{"(Ref|Fn::[A-Za-z]+|ipBlock|SubnetId|PrivateIPv4Address|CidrIp)":/.test(JSON.stringify(part));

const isOfOneZone = (part: unknown, names: Names) => {
  const { id, labels, metadata } = part as {
    readonly id?: unknown;
    /** Of a recording rule. */
    readonly labels?: { readonly zone?: string };
    readonly metadata?: { readonly name: string };
  };
  return names(id ?? labels?.zone ?? metadata?.name ?? '');
};

import { isDeepStrictEqual } from 'node:util';
import { keyOf } from '../../../lib/cli/apply/live-object';
import type { Kubectl, KubectlResult } from '../../../lib/cli/kubectl';
import type { KubernetesObject } from '../../../lib/model/wave';

// Objects of every kind, as JSON has them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Stored = any;

const ok = (stdout: unknown = ''): KubectlResult => ({
  code: 0,
  stdout: typeof stdout === 'string' ? stdout : JSON.stringify(stdout),
  stderr: '',
});
const failed = (stderr: string): KubectlResult => ({ code: 1, stdout: '', stderr });
const list = (items: readonly unknown[]) => ok(items.length === 0 ? '' : { kind: 'List', items });

/**
 * An API server, a StatefulSet controller and a kubelet, as far as `automq-kit apply` sees them through kubectl.
 * Field ownership is kept for `spec.replicas` and for the fields that a test says someone else holds.
 */
export class FakeCluster implements Kubectl {
  server = '1.35';
  readonly objects = new Map<string, Stored>();
  readonly calls: string[] = [];
  /** Kinds that the API server serves beside the built-in ones, as `group/version Kind`. */
  readonly kinds = new Set<string>();
  /** StatefulSets whose new pods never get ready. */
  readonly stuck = new Set<string>();
  /** Extra objects that `kubectl get` lists, by type. */
  readonly listed: Record<string, Stored[]> = {};
  private readonly held: { key: string; manager: string; path: string; value: unknown }[] = [];
  private readonly owners = new Map<string, Set<string>>();
  private version = 0;

  /** Lets someone else own a field. */
  hold(key: string, field: { readonly manager: string; readonly path: string; readonly value: unknown }): void {
    const { path, value } = field;
    this.held.push({ key, ...field });
    setAt(this.objects.get(key), path, value);
    this.touch(key);
  }

  /** A scaler or a person changes the number of pods. */
  scale(key: string, replicas: number): void {
    this.objects.get(key).spec.replicas = replicas;
    this.owners.set(key, new Set(['kube-controller-manager']));
    this.touch(key);
  }

  add(object: Stored): void {
    this.objects.set(keyOf(object), object);
    this.touch(keyOf(object));
  }

  replicasOwners = (key: string) => [...(this.owners.get(key) ?? [])];

  /** Each StatefulSet gets one pod further. */
  tick = (): void => {
    for (const [key, object] of this.objects) if (object.kind === 'StatefulSet') this.progress(key, object);
  };

  /** Lets every rollout end. */
  settle(): void {
    for (let i = 0; i < 100; i++) this.tick();
  }

  run(args: readonly string[], input = ''): Promise<KubectlResult> {
    this.calls.push(args.join(' '));
    return Promise.resolve(this.answer(args, input === '' ? [] : JSON.parse(input).items));
  }

  private answer(args: readonly string[], objects: KubernetesObject[]): KubectlResult {
    const [verb, what] = args;
    if (verb === 'config') return ok(view);
    if (verb === 'version') return ok({ clientVersion: split('1.35'), serverVersion: split(this.server) });
    if (verb === 'apply') return this.apply(args, objects);
    if (verb === 'diff') return this.diff(args, objects);
    if (what === '--raw') return this.discover(args[2]!);
    if (what === 'secret') return this.secret(args);
    if (what === 'statefulsets') return list(this.named('StatefulSet', args));
    if (args.includes('-f')) return list(objects.flatMap((object) => this.shown(keyOf(object))));
    return list(what!.split(',').flatMap((type) => this.listed[type] ?? []));
  }

  private discover(path: string): KubectlResult {
    const group = path.replace(/^\/(apis|api)\//, '');
    const kinds = [...this.kinds].filter((kind) => kind.startsWith(`${group} `));
    if (kinds.length === 0)
      return failed('Error from server (NotFound): the server could not find the requested resource');
    return ok({ resources: kinds.map((kind) => ({ kind: kind.split(' ')[1] })) });
  }

  private secret(args: readonly string[]): KubectlResult {
    const found = this.objects.get(['Secret', after(args, '--namespace'), args[2]].join('/'));
    return ok(found ? ['present', ...Object.keys(found.data)].join('\n') : '');
  }

  private named(kind: string, args: readonly string[]): Stored[] {
    const namespace = after(args, '--namespace');
    return args.flatMap((name) => this.shown(`${kind}/${namespace}/${name}`));
  }

  private shown(key: string): Stored[] {
    const object = this.objects.get(key);
    if (!object) return [];
    const managedFields = this.replicasOwners(key).map((manager) => ({
      manager,
      operation: 'Apply',
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    }));
    return [structuredClone({ ...object, metadata: { ...object.metadata, managedFields } })];
  }

  private apply(args: readonly string[], objects: KubernetesObject[]): KubectlResult {
    const manager = args.find((arg) => arg.startsWith('--field-manager='))!.split('=')[1]!;
    const conflicts = objects.flatMap((object) => this.conflicts(object, manager));
    if (conflicts.length > 0 && !args.includes('--force-conflicts')) {
      return failed(
        conflicts
          .map(({ by, path }) => `error: Apply failed with 1 conflict: conflict with "${by}" using v1: ${path}`)
          .join('\n'),
      );
    }
    const results = objects.map((object) => this.merged(object, manager));
    if (!args.includes('--dry-run=server')) results.forEach(({ object, owners }) => this.store(object, owners));
    return list(results.map(({ object }) => object));
  }

  private diff(args: readonly string[], objects: KubernetesObject[]): KubectlResult {
    const result = this.apply([...args, '--dry-run=server'], objects);
    if (result.code !== 0) return { ...result, code: 2 };
    const changed = objects.filter(
      (object) =>
        !isDeepStrictEqual(this.merged(object, 'automq-kit').object.spec, this.objects.get(keyOf(object)).spec),
    );
    return {
      code: changed.length === 0 ? 0 : 1,
      stdout: changed.map((object) => `diff -u\n--- /tmp/LIVE-1/${keyOf(object)}\tnow\n`).join(''),
      stderr: '',
    };
  }

  private conflicts(object: KubernetesObject, manager: string) {
    const held = this.held.filter(({ key, path, value }) => key === keyOf(object) && differs(at(object, path), value));
    const live = this.objects.get(keyOf(object));
    const replicas = at(object, '.spec.replicas');
    const others = this.replicasOwners(keyOf(object)).filter((owner) => owner !== manager);
    const scaled =
      live && differs(replicas, live.spec?.replicas) ? others.map((by) => ({ by, path: '.spec.replicas' })) : [];
    return [...held.map(({ manager: by, path }) => ({ by, path })), ...scaled];
  }

  /** What server-side apply leaves: a count that nobody names any more falls back to 1. */
  private merged(object: Stored, manager: string): { object: Stored; owners: Set<string> } {
    const key = keyOf(object);
    const live = this.objects.get(key);
    const owners = new Set(this.replicasOwners(key));
    const partial = object.kind === 'StatefulSet' && object.spec?.template === undefined;
    const next = structuredClone(
      live && partial ? live : { ...live, ...object, metadata: { ...live?.metadata, ...object.metadata } },
    );
    if (object.kind === 'StatefulSet') {
      const named = object.spec?.replicas;
      if (named !== undefined) owners.add(manager);
      else owners.delete(manager);
      next.spec.replicas = named ?? (owners.size > 0 ? live.spec.replicas : 1);
    }
    return { object: next, owners };
  }

  private store(object: Stored, owners: Set<string>): void {
    const key = keyOf(object);
    this.owners.set(key, owners);
    if (isDeepStrictEqual(this.objects.get(key), object)) return;
    this.objects.set(key, object);
    this.touch(key);
  }

  private touch(key: string): void {
    const { metadata } = this.objects.get(key);
    this.version += 1;
    metadata.resourceVersion = String(this.version);
    metadata.generation = this.version;
  }

  private progress(key: string, object: Stored): void {
    const revision = JSON.stringify(object.spec.template);
    const before = object.status ?? { replicas: 0, updatedReplicas: 0, availableReplicas: 0, readyReplicas: 0 };
    const rolled: number = before.updateRevision === revision ? before.updatedReplicas : 0;
    const wanted = object.spec.replicas;
    const updated = Math.min(wanted, rolled + 1);
    const healthy = this.stuck.has(object.metadata.name)
      ? Math.min(before.readyReplicas, wanted - 1)
      : Math.min(wanted, Math.max(before.readyReplicas, updated));
    object.status = {
      observedGeneration: this.objects.get(key).metadata.generation,
      replicas: wanted,
      updatedReplicas: updated,
      readyReplicas: healthy,
      availableReplicas: healthy,
      updateRevision: revision,
      currentRevision: updated === wanted && healthy === wanted ? revision : before.currentRevision,
    };
  }
}

const view = { 'current-context': 'lab', clusters: [{ cluster: { server: 'https://lab.example' } }] };

const after = (args: readonly string[], flag: string) => args[args.indexOf(flag) + 1]!;

const split = (version: string) => ({ major: version.split('.')[0], minor: version.split('.')[1] });

const differs = (mine: unknown, theirs: unknown) => mine !== undefined && !isDeepStrictEqual(mine, theirs);

const at = (object: Stored, path: string): unknown =>
  path
    .split('.')
    .filter((part) => part !== '')
    .reduce((inner, part) => inner?.[part], object);

function setAt(object: Stored, path: string, value: unknown): void {
  const parts = path.split('.').filter((part) => part !== '');
  const last = parts.pop()!;
  parts.reduce((inner, part) => inner[part], object)[last] = value;
}

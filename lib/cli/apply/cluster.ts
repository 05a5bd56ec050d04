import type { KubernetesObject } from '../../model/wave';
import type { Kubectl, KubectlResult } from '../kubectl';
import { OutsideFailure } from '../outside-failure';
import { fieldManager } from './field-managers';
import type { LiveObject, LiveStatefulSet } from './live-object';

export interface ServerVersion {
  readonly client: string;
  readonly server: string;
}

export interface ApplyOptions {
  readonly manager?: string;
  /** Take fields over from whoever owns them. */
  readonly force?: boolean;
  /** Let the server compute the result and keep nothing. */
  readonly dryRun?: boolean;
  /** Whether an object names only the fields to own; kubectl takes it for an incomplete one otherwise. */
  readonly partial?: boolean;
}

/** The cluster of one kubeconfig context, through kubectl; the context stays the same whatever the kubeconfig becomes. */
export class Cluster {
  constructor(
    private readonly kubectl: Kubectl,
    readonly context: string,
  ) {}

  /** Versions as `major.minor`. */
  async version(): Promise<ServerVersion> {
    const { clientVersion, serverVersion } = JSON.parse(await this.ask(['version', '-o', 'json'])) as Record<
      'clientVersion' | 'serverVersion',
      { major: string; minor: string }
    >;
    // Some providers write a minor version as "33+".
    const minor = ({ major, minor: text }: { major: string; minor: string }) => `${major}.${text.replace(/\D+$/, '')}`;
    return { client: minor(clientVersion), server: minor(serverVersion) };
  }

  /** Whether the API server serves a kind, now: an aggregated API without a healthy backend is not served. */
  async serves({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Promise<boolean> {
    const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const result = await this.run(['get', '--raw', path]);
    if (result.code === 0) {
      const { resources } = JSON.parse(result.stdout) as { resources: readonly { kind: string }[] };
      return resources.some((resource) => resource.kind === kind);
    }
    if (
      /NotFound|could not find the requested resource|ServiceUnavailable|unable to handle the request/i.test(
        result.stderr,
      )
    )
      return false;
    throw refused(['get', '--raw', path], result);
  }

  /** Keys of a Secret, or undefined when it isn't there. Its values stay inside kubectl. */
  async secretKeys(namespace: string, name: string): Promise<readonly string[] | undefined> {
    const template = '{{"present\\n"}}{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}';
    const output = await this.ask([
      ...['get', 'secret', name, '--namespace', namespace, '--ignore-not-found'],
      ...['-o', `go-template=${template}`],
    ]);
    const [present, ...keys] = output.split('\n').filter((line) => line !== '');
    return present === undefined ? undefined : keys;
  }

  /** Those of the objects that are there, as they are. */
  async live(objects: readonly KubernetesObject[]): Promise<readonly LiveObject[]> {
    if (objects.length === 0) return [];
    const flags = ['--ignore-not-found', '--show-managed-fields', '-o', 'json'];
    return itemsOf(await this.ask(['get', ...flags, '-f', '-'], listOf(objects)));
  }

  /** Objects of the given resource types in a namespace. */
  async list(namespace: string, types: readonly string[], selector: string): Promise<readonly LiveObject[]> {
    const where = ['--namespace', namespace, ...(selector === '' ? [] : ['--selector', selector])];
    return itemsOf(await this.ask(['get', types.join(','), ...where, '-o', 'json']));
  }

  async statefulSets(namespace: string, names: readonly string[]): Promise<readonly LiveStatefulSet[]> {
    if (names.length === 0) return [];
    const where = ['--namespace', namespace, '--ignore-not-found'];
    return itemsOf(await this.ask(['get', 'statefulsets', ...names, ...where, '-o', 'json'])) as LiveStatefulSet[];
  }

  /** Server-side apply. The caller judges a refusal: a conflict is no accident. */
  apply(objects: readonly KubernetesObject[], options: ApplyOptions = {}): Promise<KubectlResult> {
    return this.run(['apply', ...serverSide(options), '-o', 'json', '-f', '-'], listOf(objects));
  }

  /** Difference between what is there and what an apply would leave, as `diff` prints it. Code 1 means a difference. */
  diff(objects: readonly KubernetesObject[], options: ApplyOptions = {}): Promise<KubectlResult> {
    return this.run(['diff', ...serverSide(options), '-f', '-'], listOf(objects));
  }

  private async ask(args: readonly string[], input?: string): Promise<string> {
    const result = await this.run(args, input);
    if (result.code !== 0) throw refused(args, result);
    return result.stdout;
  }

  private run(args: readonly string[], input?: string): Promise<KubectlResult> {
    return this.kubectl.run([...args, '--context', this.context, '--request-timeout=60s'], input);
  }
}

const serverSide = ({ manager = fieldManager, force = false, dryRun = false, partial = false }: ApplyOptions) => [
  '--server-side',
  `--field-manager=${manager}`,
  ...(force ? ['--force-conflicts'] : []),
  ...(dryRun ? ['--dry-run=server'] : []),
  ...(partial ? ['--validate=false'] : []),
];

const listOf = (objects: readonly KubernetesObject[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });

/** kubectl prints nothing for none, the object for one and a list for several. */
export function itemsOf(output: string): readonly LiveObject[] {
  if (output.trim() === '') return [];
  const parsed = JSON.parse(output) as LiveObject & { readonly items?: readonly LiveObject[] };
  return parsed.kind === 'List' && parsed.items ? parsed.items : [parsed];
}

function refused(args: readonly string[], { stderr, code }: KubectlResult): OutsideFailure {
  const reason = stderr.trim() === '' ? `it ended with code ${code}` : stderr.trim();
  const command = args.filter((arg) => !arg.startsWith('go-template')).join(' ');
  return new OutsideFailure(
    `kubectl ${command}: ${reason}`,
    'Check that the context is the right one, that the cluster answers and that you may do this; then run the same command again.',
  );
}

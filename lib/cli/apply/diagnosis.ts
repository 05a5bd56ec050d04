import type { LiveObject, LiveStatefulSet } from './live-object';

interface Terminated {
  readonly exitCode: number;
  readonly reason?: string;
  readonly message?: string;
}

interface ContainerStatus {
  readonly name: string;
  readonly restartCount?: number;
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly terminated?: Terminated;
  };
  readonly lastState?: { readonly terminated?: Terminated };
}

export interface LivePod extends LiveObject {
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

export interface LiveEvent extends LiveObject {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly involvedObject: { readonly kind: string; readonly name: string };
}

/** What the cluster says about a StatefulSet that does not get ready. */
export interface Symptoms {
  readonly statefulSet: LiveStatefulSet;
  readonly pods: readonly LivePod[];
  /** Oldest first. */
  readonly events: readonly LiveEvent[];
}

/** Why a StatefulSet does not get ready, in sentences; empty when the cluster says nothing. */
export function diagnose({ statefulSet, pods, events }: Symptoms): readonly string[] {
  const { name } = statefulSet.metadata;
  const reasons = pods.filter((pod) => !isReady(pod)).flatMap((pod) => podReasons(pod, events));
  const refused = lastEvent(events, (event) => event.involvedObject.name === name && event.reason === 'FailedCreate');
  if (refused && pods.length < statefulSet.spec.replicas)
    reasons.unshift(`${name}: a pod is refused: ${refused.message}`);
  const newest = statefulSet.status?.updateRevision;
  const blocking = pods.find(
    (pod) => !isReady(pod) && !isLeaving(pod) && newest !== undefined && revisionOf(pod) !== newest,
  );
  if (blocking) {
    reasons.push(
      `${blocking.metadata.name} is of an older revision and not ready, so Kubernetes does not replace it by itself: ` +
        `kubectl delete pod ${blocking.metadata.name} --namespace ${blocking.metadata.namespace ?? ''}`,
    );
  }
  return reasons;
}

const revisionOf = ({ metadata }: LivePod) => metadata.labels?.['controller-revision-hash'];

const isLeaving = ({ metadata }: LivePod) => metadata.deletionTimestamp !== undefined;

const isReady = ({ status }: LivePod) =>
  status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true;

function podReasons(pod: LivePod, events: readonly LiveEvent[]): readonly string[] {
  if (isLeaving(pod)) return [`${pod.metadata.name} is shutting down`];
  const unscheduled = pod.status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
  if (unscheduled) {
    const said = unscheduled.message ?? unscheduled.reason;
    return [`${pod.metadata.name} has no node${said === undefined ? '' : `: ${said}`}`, ...volumeReasons(pod, events)];
  }
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const containers = statuses.flatMap((status) => containerReason(pod.metadata.name, status) ?? []);
  return containers.length > 0 ? containers : [unreadyReason(pod, events)];
}

function volumeReasons({ metadata }: LivePod, events: readonly LiveEvent[]): readonly string[] {
  const event = lastEvent(
    events,
    ({ involvedObject: { kind, name }, reason }) =>
      kind === 'PersistentVolumeClaim' && name.endsWith(`-${metadata.name}`) && reason === 'ProvisioningFailed',
  );
  return event ? [`${event.involvedObject.name}: ${event.message}`] : [];
}

function unreadyReason({ metadata: { name } }: LivePod, events: readonly LiveEvent[]): string {
  const event = lastEvent(events, ({ involvedObject, type }) => involvedObject.name === name && type === 'Warning');
  return event ? `${name}: ${event.message}` : `${name} runs and is not ready yet`;
}

/** Reasons by which the kubelet says that a container is on its way. */
const ordinary = ['ContainerCreating', 'PodInitializing'];

function containerReason(
  pod: string,
  { name, restartCount = 0, state, lastState }: ContainerStatus,
): string | undefined {
  const ended = state?.terminated ?? lastState?.terminated;
  if (ended && ended.exitCode !== 0) return `${pod} (${name}) ended ${times(restartCount)}, last with ${ending(ended)}`;
  const waiting = state?.waiting;
  if (waiting?.reason === undefined || ordinary.includes(waiting.reason)) return undefined;
  return `${pod} (${name}): ${waiting.reason}${waiting.message === undefined ? '' : `: ${waiting.message}`}`;
}

const times = (restarts: number) => (restarts <= 1 ? 'once' : `${restarts} times`);

function ending({ exitCode, reason, message = '' }: Terminated): string {
  const why = reason === undefined || reason === 'Error' ? '' : ` (${reason})`;
  return `exit code ${exitCode}${why}${message.trim() === '' ? '' : `: ${message.trim()}`}`;
}

const lastEvent = (events: readonly LiveEvent[], matches: (event: LiveEvent) => boolean) => events.findLast(matches);

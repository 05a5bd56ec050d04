// Controllers and brokers of a deployment, watched: how many serve, and the most that ever did not.

/** Pods of the deployment that are no job's. */
export const memberSelector = 'app.kubernetes.io/component in (controller, broker)';

const poolLabels = ['app.kubernetes.io/component', 'automq.com/zone-id'];

export const componentOf = ({ metadata }) => metadata.labels[poolLabels[0]];
export const zoneOf = ({ metadata }) => metadata.labels[poolLabels[1]];

export const isReady = ({ status }) =>
  status.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True') === true;

/** Ready, and not on its way out. */
export const serves = (pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined;

export class Members {
  pods = new Map();
  pools = new Map();
  #looks = new Set();
  #watches = [];

  /** @returns once everything that is there is known */
  static async watch(api, namespace) {
    const members = new Members();
    const keep = (map) => (type, object) => {
      if (type === 'DELETED') map.delete(object.metadata.name);
      else map.set(object.metadata.name, object);
      for (const look of members.#looks) look({ type, object });
    };
    const query = `labelSelector=${encodeURIComponent(memberSelector)}`;
    members.#watches = [
      await api.watch(`/apis/apps/v1/namespaces/${namespace}/statefulsets`, query, keep(members.pools)),
      await api.watch(`/api/v1/namespaces/${namespace}/pods`, query, keep(members.pods)),
    ];
    return members;
  }

  /** Calls after each change until the returned function is called. */
  onChange(look) {
    this.#looks.add(look);
    return () => this.#looks.delete(look);
  }

  of(component) {
    return [...this.pods.values()].filter((pod) => componentOf(pod) === component);
  }

  poolsOf(component) {
    return [...this.pools.values()].filter((pool) => componentOf(pool) === component);
  }

  /** Pods that there should be and that don't serve. */
  missing(component) {
    const wanted = this.poolsOf(component).reduce((sum, { spec }) => sum + spec.replicas, 0);
    return wanted - this.of(component).filter(serves).length;
  }

  isComplete() {
    return this.missing('controller') === 0 && this.missing('broker') === 0;
  }

  /** Follows the most pods that were missing at once, by component, and the most pools that were short of pods at once. */
  follow() {
    const most = { controller: 0, broker: 0, pools: 0 };
    const look = () => {
      for (const component of ['controller', 'broker'])
        most[component] = Math.max(most[component], this.missing(component));
      const short = [...this.pools.values()].filter(({ spec, status }) => (status.readyReplicas ?? 0) < spec.replicas);
      most.pools = Math.max(most.pools, short.length);
    };
    look();
    const stop = this.onChange(look);
    return { most, stop };
  }

  /** Which pod is which, and where: by name. */
  places() {
    return new Map([...this.pods.values()].map(({ metadata, spec }) => [metadata.name, [metadata.uid, spec.nodeName]]));
  }

  wasWhole() {
    return this.#watches.every((watch) => watch.wasWhole());
  }

  close() {
    for (const watch of this.#watches) watch.close();
  }
}

/** What a pod can have of a node, and what the node can carry. */
export interface NodeShape {
  /** CPU that one pod can ask for beside the node's agents, millicores. */
  readonly podCpuMillis: number;
  /** Memory that one pod can ask for beside the node's agents, MiB. */
  readonly podMemoryMib: number;
  /** Sustained bandwidth in one direction, megabits per second. */
  readonly networkMbps: number;
  readonly architecture: 'amd64' | 'arm64';
}

/** What one pod asks for and how the JVM in it divides its memory. MiB unless the name says otherwise. */
export interface ProcessSize {
  readonly cpuRequestMillis: number;
  /** Request and limit: a broker must not be the node's choice when memory runs out. */
  readonly memoryMib: number;
  readonly heapMib: number;
  readonly directMib: number;
}

/** Least memory of a broker's heap and of its direct memory; below it AutoMQ's caches and permits starve. */
export const leastBrokerHeapMib = 1024;
/** Least heap of a controller. */
export const leastControllerHeapMib = 512;

/**
 * One broker per node. Beside heap and direct memory a process needs metaspace, threads, code cache and netty's
 * arenas: 15 % of the pod, 1 GiB at least (AutoMQ's own chart leaves 4 of 16 GiB). The heap stops at 8 GiB, since
 * caches live in direct memory.
 */
export function brokerSize(node: NodeShape): ProcessSize {
  const memoryMib = node.podMemoryMib;
  const processMib = memoryMib - Math.max(1024, Math.ceil(memoryMib * 0.15));
  const heapMib = wholeMib(Math.min(8192, processMib / 2));
  return { cpuRequestMillis: node.podCpuMillis, memoryMib, heapMib, directMib: wholeMib(processMib - heapMib) };
}

/**
 * One controller per node. It holds the metadata image on the heap and uploads little: half of the pod for the heap,
 * 6 GiB at most, and a quarter for direct memory, 1 GiB at most.
 */
export function controllerSize(node: NodeShape): ProcessSize {
  const memoryMib = Math.min(node.podMemoryMib, 10_240);
  return {
    cpuRequestMillis: node.podCpuMillis,
    memoryMib,
    heapMib: wholeMib(Math.min(6144, memoryMib / 2)),
    directMib: wholeMib(Math.min(1024, memoryMib / 4)),
  };
}

/** Rounded down to 64 MiB, so that sizes read well and don't move with every megabyte. */
const wholeMib = (mib: number) => Math.max(0, Math.floor(mib / 64) * 64);

/** WAL and block cache and upload threshold in bytes, by AutoMQ's own rule (CS/server/KafkaConfig.scala), stated so that they show. */
export function cachesOf(directMib: number): { walBytes: number; blockBytes: number; uploadThresholdBytes: number } {
  const mib = 1024 * 1024;
  const walMib = Math.floor(Math.max(directMib / 3, ((directMib - 3072) * 2) / 3));
  const blockMib = Math.floor(Math.max(directMib / 6, (directMib - 3072) / 3));
  return {
    walBytes: walMib * mib,
    blockBytes: blockMib * mib,
    uploadThresholdBytes: Math.min(Math.floor(walMib / 3), 500) * mib,
  };
}

// Simulated nodes for a lab: what a deployment file promises, one node for each process.

/** On AWS a zone's name, elsewhere its id is what the zone label holds. */
export function zoneName({ platform }, zone) {
  return platform.kind === 'aws' ? zone.name : zone.id;
}

/**
 * The nodes that a deployment is promised: one for each process, labelled, tainted and as large as the file says. Those
 * beyond are what an update of a node group starts before old nodes go.
 */
export function nodesOf(deployment, beyond = 0) {
  return [...deployment.controllers, ...deployment.brokers].flatMap((pool) =>
    Array.from({ length: pool.maxCount + beyond }, (_, index) => node(deployment, pool, index)).flat(),
  );
}

/** A node of the cluster that is not meant for brokers and controllers, and too small for any. */
export function plainNode(zone) {
  const size = { cpu: '100m', memory: '256Mi', pods: '8' };
  return nodeObject(`plain-${zone}`, { labels: { 'topology.kubernetes.io/zone': zone }, size });
}

function node(deployment, { component, name: pool, zone, node: shape }, index) {
  const { labels, taints } = deployment.platform.nodes[`${component}s`];
  const zoneLabels = {
    'topology.kubernetes.io/zone': zoneName(deployment, zone),
    [deployment.platform.zoneLabel]: zone.id,
  };
  // As large as the file says that a pod can have, and not a mebibyte more.
  const size = {
    cpu: `${shape.podCpuMillis}m`,
    memory: `${shape.podMemoryMib}Mi`,
    pods: '58',
    'ephemeral-storage': '60Gi',
  };
  const name = `${deployment.name}-${pool}-${index}`;
  const object = nodeObject(name, {
    labels: { 'kubernetes.io/arch': shape.architecture, ...zoneLabels, ...labels },
    taints,
    size,
  });
  return [object, storageOf(name)];
}

function nodeObject(name, { labels, taints, size }) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', ...labels },
    },
    spec: { taints },
    status: { addresses: [{ type: 'Hostname', address: name }], capacity: size, allocatable: size },
  };
}

/** What its storage driver says of the node. */
function storageOf(name) {
  const driver = {
    name: 'ebs.csi.aws.com',
    nodeID: name,
    topologyKeys: ['topology.kubernetes.io/zone'],
    allocatable: { count: 25 },
  };
  return { apiVersion: 'storage.k8s.io/v1', kind: 'CSINode', metadata: { name }, spec: { drivers: [driver] } };
}

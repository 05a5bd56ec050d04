// Simulated nodes for a lab: what a deployment file promises, one node for each process.

/** On AWS a zone's name, elsewhere its id is what the zone label holds. */
export function zoneName({ platform }, zone) {
  return platform.kind === 'aws' ? zone.name : zone.id;
}

/** The nodes that a deployment is promised: one for each process, labelled, tainted and as large as the file says. */
export function nodesOf(deployment) {
  return [...deployment.controllers, ...deployment.brokers].flatMap((pool) =>
    Array.from({ length: pool.maxCount }, (_, index) =>
      node(deployment, pool, `${deployment.name}-${pool.name}-${index}`),
    ).flat(),
  );
}

function node(deployment, { component, zone, node: shape }, name) {
  const { labels, taints } = deployment.platform.nodes[`${component}s`];
  const zoneLabels = {
    'topology.kubernetes.io/zone': zoneName(deployment, zone),
    [deployment.platform.zoneLabel]: zone.id,
  };
  // As large as the file says that a pod can have, and not a mebibyte more.
  const capacity = {
    cpu: `${shape.podCpuMillis}m`,
    memory: `${shape.podMemoryMib}Mi`,
    pods: '58',
    'ephemeral-storage': '60Gi',
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        annotations: { 'kwok.x-k8s.io/node': 'fake' },
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/arch': shape.architecture,
          'kubernetes.io/os': 'linux',
          ...zoneLabels,
          ...labels,
        },
      },
      spec: { taints },
      status: { addresses: [{ type: 'Hostname', address: name }], capacity, allocatable: capacity },
    },
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSINode',
      metadata: { name },
      spec: {
        drivers: [
          {
            name: 'ebs.csi.aws.com',
            nodeID: name,
            topologyKeys: ['topology.kubernetes.io/zone'],
            allocatable: { count: 25 },
          },
        ],
      },
    },
  ];
}

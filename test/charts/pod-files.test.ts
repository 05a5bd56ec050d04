import { example, exampleNames } from '../support/example';
import { allPools, containerOf, named, podOf } from '../support/objects';
import type { Pod } from '../support/rendered-kinds';

const everySet = exampleNames.flatMap((name) => {
  const deployment = example(name);
  return allPools(deployment).map((pool) => {
    const set = named(deployment, 'StatefulSet', pool.name);
    const files = named(deployment, 'ConfigMap', pool.name).data;
    return { name, pool, set, files, pod: podOf(set), container: containerOf(set) };
  });
});

/** A variable as the process sees it: of the container, or exported by the start script. */
const environment = ({ container, files }: Pick<(typeof everySet)[number], 'container' | 'files'>, name: string) =>
  container.env.find((variable) => variable.name === name)?.value ??
  new RegExp(`^export ${name}='(.*)'$`, 'm').exec(files['start.sh']!)?.[1];

test.each(everySet)('$name $pool.name: the files that a pod starts from are where it looks', (each) => {
  const { container, files, pod, pool } = each;
  const volume = pod.volumes.find(({ configMap }) => configMap?.name === pool.name)!;
  const { mountPath } = container.volumeMounts.find((mount) => mount.name === volume.name)!;
  const looked = [
    container.command.at(-1),
    environment(each, 'KAFKA_LOG4J_OPTS')!.replace('-Dlog4j.configuration=file:', ''),
    /kafka-server-start\.sh (\S+)/.exec(files['start.sh']!)![1],
  ];
  expect(looked.sort()).toEqual(Object.keys(files).map((file) => `${mountPath}/${file}`));
});

test.each(everySet)('$name $pool.name: metadata is on the volume that stays, and not in its lost+found', (each) => {
  const [, folder] = /^log\.dirs=(.*)$/m.exec(each.files['server.properties']!)!;
  const { mountPath } = each.container.volumeMounts.find((mount) => mount.name === 'data')!;
  expect(folder).toMatch(new RegExp(`^${mountPath}/\\w+$`));
});

test.each(everySet)('$name $pool.name: everything that is written lies on a volume', (each) => {
  const { container } = each;
  const writable = container.volumeMounts.filter(({ readOnly }) => readOnly !== true).map(({ mountPath }) => mountPath);
  const written = ['LOG_DIR', 'KAFKA_OPTS'].flatMap((name) => environment(each, name)!.match(/\/[\w./-]+/g) ?? []);
  expect(writable).toContain('/tmp');
  for (const path of written) {
    expect([path, writable.some((mount) => path === mount || path.startsWith(`${mount}/`))]).toEqual([path, true]);
  }
});

test.each(everySet)('$name $pool.name: a controller alone asks whether the quorum has been formed', (each) => {
  const { pod, container, pool } = each;
  const volume = pod.volumes.find(({ configMap }) => configMap?.name === 'quorum-state');
  const mount = container.volumeMounts.find(({ mountPath }) => mountPath === '/etc/automq-quorum-state');
  if (pool.component === 'broker') {
    expect([volume, mount]).toEqual([undefined, undefined]);
    return;
  }
  // The answer comes with the last wave: until then a pod has to start without it.
  expect(volume?.configMap?.optional).toBe(true);
  expect(mount?.name).toBe(volume?.name);
});

const secretsOf = (pod: Pod) =>
  pod.volumes.flatMap(({ name, secret }) => (secret ? [{ name, secret: secret.secretName, items: secret.items }] : []));

test.each(everySet)(
  '$name $pool.name: the object store’s authority is there exactly where the file names one',
  (each) => {
    const items = [{ key: 'ca.crt', path: 'ca.crt' }];
    const expected = { name: 'object-store-ca', secret: 'object-store-ca', items };
    expect(secretsOf(each.pod).filter(({ name }) => name === 'object-store-ca')).toEqual(
      each.name === 'private' ? [expected] : [],
    );
  },
);

test.each(everySet)('$name $pool.name: the JVM has a trust store of its own exactly where it is made', (each) => {
  const { files, name } = each;
  expect(environment(each, 'KAFKA_OPTS')!.includes('-Djavax.net.ssl.trustStore=')).toBe(name !== 'minimal');
  expect(files['start.sh']!.includes('keytool')).toBe(name !== 'minimal');
});

test.each(everySet)(
  '$name $pool.name: a node has its own certificate and the balancer’s secret, and no other',
  (each) => {
    const { pod, name, pool } = each;
    const found = secretsOf(pod).filter((volume) => volume.name !== 'object-store-ca');
    if (name === 'minimal') {
      expect(found).toEqual([]);
      return;
    }
    const secret = name === 'private' ? `${pool.component}-certificate` : `${pool.component}-tls`;
    const items = ['tls-combined.pem', 'ca.crt'].map((key) => ({ key, path: key }));
    const key = name === 'private' ? 'password' : 'tls.key';
    expect(found).toEqual([
      { name: 'certificate', secret, items },
      {
        name: 'balancer',
        secret: name === 'private' ? 'balancer-password' : 'balancer',
        items: [{ key, path: 'secret' }],
      },
    ]);
  },
);

test.each(everySet)(
  '$name $pool.name: Secrets are for the pod’s group to read, and what is made of them stays in memory',
  (each) => {
    const { pod, container, name, files } = each;
    for (const { secret } of pod.volumes)
      if (secret && secret.secretName !== 'object-store-ca') expect(secret.defaultMode).toBe(0o440);
    const inMemory = pod.volumes.filter(({ emptyDir }) => emptyDir?.medium === 'Memory').map((volume) => volume.name);
    const written = container.volumeMounts.find(({ mountPath }) => mountPath === '/var/automq-credentials');
    expect(inMemory).toEqual(name === 'minimal' ? [] : [written!.name]);
    expect(files['start.sh']!.includes('/var/automq-credentials/')).toBe(name !== 'minimal');
  },
);

test.each(everySet)('$name $pool.name: a pod names exactly the ports on which its listeners are', (each) => {
  const { container, files } = each;
  const [, listeners] = /^listeners=(.*)$/m.exec(files['server.properties']!)!;
  const expected = listeners!.split(',').map((listener) => {
    const [name, , port] = listener.split(':');
    return { name: name!.toLowerCase(), containerPort: Number(port), protocol: 'TCP' };
  });
  const byPort = expected.sort((a, b) => a.containerPort - b.containerPort);
  expect(container.ports).toEqual([...byPort, { name: 'metrics', containerPort: 9090, protocol: 'TCP' }]);
});

test.each(everySet)(
  '$name $pool.name: credentials come from Pod Identity on AWS and from the Secret elsewhere',
  (each) => {
    const { container, files, name } = each;
    const references = container.env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
    expect(references).toEqual(
      name === 'private'
        ? [
            { name: 'object-store', key: 'accessKeyId' },
            { name: 'object-store', key: 'secretAccessKey' },
          ]
        : [],
    );
    expect(files['start.sh']!.includes('AWS_CONTAINER_CREDENTIALS_FULL_URI')).toBe(name !== 'private');
  },
);

test('the heap and direct memory of the JVM are those of the model', () => {
  const { size } = example('production').brokers[0]!;
  const { container, files } = everySet.find(
    ({ name, pool }) => name === 'production' && pool.name === 'broker-use1-az4',
  )!;
  expect(environment({ container, files }, 'KAFKA_HEAP_OPTS')).toBe(
    `-Xms${size.heapMib}m -Xmx${size.heapMib}m -XX:MaxDirectMemorySize=${size.directMib}m -XX:MetaspaceSize=96m`,
  );
});

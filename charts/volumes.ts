import { basename } from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import { dataVolume, quorumStateConfigMap, walVolume } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { certificateVolume } from './certificate-volume';
import { paths } from './container-paths';
import { ephemeralSizes } from './storage-sizes';
import type { VolumeWal } from './wal';
import { isOnVolume } from './wal';

/** The volumes of a pod, how its container sees them, and the claims of a StatefulSet that keep data. */
export interface Volumes {
  readonly volumes: k8s.Volume[];
  readonly mounts: k8s.VolumeMount[];
  readonly devices?: k8s.VolumeDevice[];
  readonly claims: k8s.KubePersistentVolumeClaimProps[];
}

export function volumesOf(deployment: Deployment, pool: Pool): Volumes {
  const { wal, platform } = deployment;
  const walOfPool = pool.component === 'broker' && isOnVolume(wal) ? wal : undefined;
  const files = [
    ...configuration(deployment, pool),
    ...identity(deployment, pool),
    emptyFolder('scratch', paths.scratch, ephemeralSizes(pool).scratchMib),
    emptyFolder('temporary', paths.temporary, ephemeralSizes(pool).temporaryMib),
  ];
  return {
    volumes: files.map(({ volume }) => volume),
    mounts: [
      { name: dataVolume, mountPath: paths.data },
      ...files.map(({ mount }) => mount),
      ...(walOfPool?.kind === 'nfs' ? [{ name: walVolume, mountPath: paths.walFolder }] : []),
    ],
    devices: walOfPool?.kind === 'block' ? [{ name: walVolume, devicePath: paths.walDevice }] : undefined,
    claims: [
      claim(dataVolume, {
        accessModes: ['ReadWriteOnce'],
        storageClassName: platform.storageClass[pool.component === 'controller' ? 'controllers' : 'brokers'],
        resources: gibibytes(pool.volumeGib),
      }),
      ...(walOfPool ? [walClaim(walOfPool)] : []),
    ],
  };
}

/** A volume that every pod gets anew, and where it is mounted. */
interface Files {
  readonly volume: k8s.Volume;
  readonly mount: k8s.VolumeMount;
}

function configuration({ objectStore }: Deployment, pool: Pool): readonly Files[] {
  const files = [readOnly({ name: 'config', configMap: { name: pool.name } }, paths.config)];
  if (pool.component === 'controller') {
    // Absent until the quorum has been formed.
    const configMap = { name: quorumStateConfigMap, optional: true };
    files.push(readOnly({ name: 'quorum-state', configMap }, paths.quorumState));
  }
  if (objectStore.certificateAuthority) {
    const { secret, key } = objectStore.certificateAuthority;
    const items = [{ key, path: 'ca.crt' }];
    files.push(
      readOnly({ name: 'object-store-ca', secret: { secretName: secret, items } }, paths.certificateAuthority),
    );
  }
  return files;
}

/** Certificate of the node, the secret of the balancer, and where its password lies for Kafka: in memory only. */
function identity({ security }: Deployment, { component }: Pool): readonly Files[] {
  if (security.kind === 'plaintext') return [];
  const { secret, key } = security.balancerSecret;
  const balancer = { secretName: secret, items: [{ key, path: basename(paths.balancerSecret) }], defaultMode: 0o440 };
  return [
    readOnly(certificateVolume(security.certificates[component]), paths.certificate),
    readOnly({ name: 'balancer', secret: balancer }, paths.balancer),
    {
      volume: { name: 'credentials', emptyDir: { medium: 'Memory', sizeLimit: k8s.Quantity.fromString('1Mi') } },
      mount: { name: 'credentials', mountPath: paths.credentials },
    },
  ];
}

const readOnly = (volume: k8s.Volume, mountPath: string): Files => ({
  volume,
  mount: { name: volume.name, mountPath, readOnly: true },
});

const emptyFolder = (name: string, mountPath: string, mib: number): Files => ({
  volume: { name, emptyDir: { sizeLimit: k8s.Quantity.fromString(`${mib}Mi`) } },
  mount: { name, mountPath },
});

const walClaim = ({ kind, storageClass, sizeGib }: VolumeWal) =>
  claim(walVolume, {
    accessModes: [kind === 'block' ? 'ReadWriteOnce' : 'ReadWriteMany'],
    volumeMode: kind === 'block' ? 'Block' : 'Filesystem',
    storageClassName: storageClass,
    resources: gibibytes(sizeGib),
  });

const claim = (name: string, spec: k8s.PersistentVolumeClaimSpec): k8s.KubePersistentVolumeClaimProps => ({
  metadata: { name },
  spec,
});

const gibibytes = (gib: number): k8s.ResourceRequirements => ({
  requests: { storage: k8s.Quantity.fromString(`${gib}Gi`) },
});

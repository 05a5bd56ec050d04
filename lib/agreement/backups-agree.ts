import type { KubernetesObject } from '../model/wave';
import type { AgreementCheck, Halves } from './check';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

interface StatefulSetSpec {
  readonly replicas?: number;
  readonly volumeClaimTemplates?: readonly {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly storageClassName?: string };
  }[];
}

/** A policy finds its volumes by a tag that only the cluster's driver gives them, and is silent when it finds none. */
export const backupsAgree: AgreementCheck = {
  id: 'backups',
  why: 'Every snapshot policy has a volume, and with backup every volume of a controller has a policy.',
  check: ({ account, objects }: Halves) => {
    const wanted = account
      .ofType('AWS::DLM::LifecyclePolicy')
      .flatMap(({ resource }) => (resource.Properties?.PolicyDetails as { TargetTags: readonly Tag[] }).TargetTags)
      .map(textOf);
    if (wanted.length === 0) return [];
    const given = objects.flatMap((object) => tagsOfVolumes(object, objects));
    return [
      ...wanted.filter((tag) => !given.includes(tag)).map((tag) => `no volume gets the tag ${tag}, which is backed up`),
      ...given.filter((tag) => !wanted.includes(tag)).map((tag) => `no policy backs up the volume with tag ${tag}`),
    ];
  },
};

const textOf = ({ Key, Value }: Tag) => `${Key}=${Value}`;

/** `key=value` of each tag that the driver will give the volumes of a StatefulSet. */
function tagsOfVolumes({ kind, metadata, spec }: KubernetesObject, objects: readonly KubernetesObject[]) {
  if (kind !== 'StatefulSet') return [];
  const { replicas, volumeClaimTemplates } = spec as StatefulSetSpec;
  const pods = Array.from(
    { length: replicas === undefined ? 0 : replicas },
    (_, ordinal) => `${metadata.name}-${ordinal}`,
  );
  return (volumeClaimTemplates ?? []).flatMap((claim) => {
    const templates = tagTemplates(objects, claim.spec.storageClassName);
    return pods.flatMap((pod) =>
      templates.map((template) => template.replace('{{ .PVCName }}', `${claim.metadata.name}-${pod}`)),
    );
  });
}

function tagTemplates(objects: readonly KubernetesObject[], name: string | undefined): readonly string[] {
  const found = objects.find(({ kind, metadata }) => kind === 'StorageClass' && metadata.name === name);
  const parameters = (found?.parameters ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(parameters).flatMap(([key, value]) => (key.startsWith('tagSpecification') ? [value] : []));
}

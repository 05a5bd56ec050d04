import { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector, objectLabels } from '../lib/model/labels';
import { monitorSecret } from '../lib/model/monitor-listeners';
import { serviceAccountOf, usersJob } from '../lib/model/names';
import type { TlsSecurity } from '../lib/model/security';
import { certificateVolume } from './certificate-volume';
import { paths } from './container-paths';
import { issuedCertificates } from './issued-certificates';
import { passwordPath } from './password-file';
import { pullSecrets } from './pull-secrets';
import { securityContext } from './security-context';
import { usersCommand } from './users-files';

/** The pod of the job that keeps users: any node will do. None of the brokers' environment is in it. */
export function usersPod(deployment: Deployment, security: TlsSecurity): k8s.PodTemplateSpec {
  const { name } = deployment;
  const files = mounted(deployment, security);
  return {
    metadata: { labels: { ...objectLabels(name), ...componentSelector(name, 'users') } },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        {
          name: usersJob,
          image: deployment.kafka.image,
          imagePullPolicy: 'IfNotPresent',
          command: [...usersCommand],
          resources,
          securityContext: securityContext.container,
          terminationMessagePolicy: 'FallbackToLogsOnError',
          volumeMounts: files.map(({ volume, path }) => ({
            name: volume.name,
            mountPath: path,
            readOnly: volume.emptyDir === undefined ? true : undefined,
          })),
        },
      ],
      enableServiceLinks: false,
      imagePullSecrets: pullSecrets(deployment),
      restartPolicy: 'Never',
      securityContext: securityContext.pod,
      serviceAccountName: serviceAccountOf('users'),
      volumes: files.map(({ volume }) => volume),
    },
  };
}

const space = {
  memory: k8s.Quantity.fromString('384Mi'),
  'ephemeral-storage': k8s.Quantity.fromString('128Mi'),
};

const resources: k8s.ResourceRequirements = {
  requests: { cpu: k8s.Quantity.fromString('100m'), ...space },
  limits: space,
};

interface Mounted {
  readonly volume: k8s.Volume;
  readonly path: string;
}

/** One whose Secret is missing must not keep the others from theirs; the job says which it is. */
const passwordSource = ({ secret, key }: { readonly secret: string; readonly key: string }, user: string) => ({
  secret: { name: secret, optional: true, items: [{ key, path: passwordPath(user) }] },
});

function mounted(deployment: Deployment, security: TlsSecurity): readonly Mounted[] {
  const { certificates, users } = security;
  const issued = issuedCertificates(security);
  const ofUsers = users.flatMap(({ name, credential, state }): k8s.VolumeProjection[] =>
    credential.kind === 'password' && state === 'active' ? [passwordSource(credential, name)] : [],
  );
  const own = monitorSecret(deployment);
  const sources =
    own?.passwordKey === undefined
      ? ofUsers
      : [...ofUsers, passwordSource({ secret: own.name, key: own.passwordKey }, security.monitor.name)];
  const passwords: k8s.Volume = { name: 'passwords', projected: { sources, defaultMode: 0o440 } };
  return [
    { volume: { name: 'config', configMap: { name: usersJob } }, path: paths.users },
    { volume: certificateVolume(certificates.users), path: paths.certificate },
    ...(issued ? [{ volume: issued, path: paths.issued }] : []),
    ...(sources.length > 0 ? [{ volume: passwords, path: paths.passwords }] : []),
    // What the JVM writes about itself.
    { volume: { name: 'temporary', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } }, path: paths.temporary },
  ];
}

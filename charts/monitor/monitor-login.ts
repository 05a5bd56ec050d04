import type { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../../lib/model/deployment';
import { monitorSecret } from '../../lib/model/monitor-listeners';
import { monitorUser } from '../../lib/model/names';
import type { OwnSecret } from '../../lib/model/own-secret';
import { paths } from '../container-paths';

const secretFile = 'password-source';

/** What the programs read of who they are; empty without TLS, where nobody is anybody. */
export interface MonitorLogin {
  readonly user?: string;
  /** What the password is derived from. */
  readonly secretFile?: string;
  /** Everything that may be renewed. */
  readonly files?: readonly string[];
}

const itemsOf = ({ passwordKey, certificates }: OwnSecret) => [
  ...(passwordKey === undefined ? [] : [{ key: passwordKey, path: secretFile }]),
  ...certificates.map((key) => ({ key, path: key })),
];

const fileOf = (path: string) => `${paths.certificate}/${path}`;

export function monitorLogin(deployment: Deployment): MonitorLogin {
  const secret = monitorSecret(deployment);
  if (!secret) return {};
  return {
    user: monitorUser,
    ...(secret.passwordKey === undefined ? {} : { secretFile: fileOf(secretFile) }),
    files: itemsOf(secret).map(({ path }) => fileOf(path)),
  };
}

/** Those files, for the pod's group alone; a renewed one appears in a pod that runs. Undefined without TLS. */
export function monitorLoginVolume(deployment: Deployment): k8s.Volume | undefined {
  const secret = monitorSecret(deployment);
  return (
    secret && {
      name: 'certificate',
      secret: { secretName: secret.name, items: itemsOf(secret), defaultMode: 0o440 },
    }
  );
}

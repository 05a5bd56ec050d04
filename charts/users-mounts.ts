import type { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import { contractsSecret } from '../lib/model/contracts-secret';
import { monitorSecret } from '../lib/model/monitor-listeners';
import { usersJob } from '../lib/model/names';
import type { OwnSecret } from '../lib/model/own-secret';
import type { OwnUser } from '../lib/model/own-user';
import type { TlsSecurity } from '../lib/model/security';
import { certificateVolume } from './certificate-volume';
import { paths } from './container-paths';
import { issuedCertificates } from './issued-certificates';
import { passwordPath } from './password-file';
import type { Mount } from './program-pod';

/** What the job that keeps users works from: its program, its certificate, the nodes' certificates, the passwords. */
export function usersMounts(deployment: Deployment, security: TlsSecurity): readonly Mount[] {
  const { certificates, users } = security;
  const issued = issuedCertificates(security);
  const ofUsers = users.flatMap(({ name, credential, state }): k8s.VolumeProjection[] =>
    credential.kind === 'password' && state === 'active' ? [passwordSource(credential, name)] : [],
  );
  const sources = [
    ...ofUsers,
    ...ownSource(security.monitor, monitorSecret(deployment)),
    ...ownSource(security.contracts, contractsSecret(deployment)),
  ];
  const passwords: k8s.Volume = { name: 'passwords', projected: { sources, defaultMode: 0o440 } };
  return [
    { volume: { name: 'config', configMap: { name: usersJob } }, path: paths.users },
    { volume: certificateVolume(certificates.users), path: paths.certificate },
    ...(issued ? [{ volume: issued, path: paths.issued }] : []),
    ...(sources.length > 0 ? [{ volume: passwords, path: paths.passwords }] : []),
  ];
}

/** One whose Secret is missing must not keep the others from theirs; the job says which it is. */
const passwordSource = ({ secret, key }: { readonly secret: string; readonly key: string }, user: string) => ({
  secret: { name: secret, optional: true, items: [{ key, path: passwordPath(user) }] },
});

const ownSource = ({ name }: OwnUser, secret: OwnSecret | undefined) =>
  secret?.passwordKey === undefined ? [] : [passwordSource({ secret: secret.name, key: secret.passwordKey }, name)];

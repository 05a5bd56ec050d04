import type { k8s } from 'cdk8s-plus-28';
import type { NodeCertificate } from '../lib/model/security';
import { certificateKeys } from '../lib/model/security';

/** A certificate as files, for the pod's group alone to read. A renewed one appears in a pod that runs. */
export const certificateVolume = ({ secret }: NodeCertificate): k8s.Volume => ({
  name: 'certificate',
  secret: {
    secretName: secret,
    items: Object.values(certificateKeys).map((key) => ({ key, path: key })),
    defaultMode: 0o440,
  },
});

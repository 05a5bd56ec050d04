import type { k8s } from 'cdk8s-plus-28';

/** Any number but 0; a pod can't rely on a user name, since the image has none but root. */
const userId = 1000;

/** What Pod Security `restricted` asks, and beyond. */
export const securityContext: {
  readonly pod: k8s.PodSecurityContext;
  readonly container: k8s.SecurityContext;
} = {
  pod: {
    fsGroup: userId,
    fsGroupChangePolicy: 'OnRootMismatch',
    runAsGroup: userId,
    runAsNonRoot: true,
    runAsUser: userId,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  container: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  },
};

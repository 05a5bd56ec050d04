import type { Deployment } from '../deployment';

const metric = 'certmanager_certificate_expiration_timestamp_seconds';

/**
 * When the deployment’s certificates end. Where cert-manager is scraped without honoured labels, as its own chart has
 * it, `namespace` is that of cert-manager and the certificate’s is `exported_namespace`.
 */
export const certificateEnds = ({ namespace }: Pick<Deployment, 'namespace'>) =>
  `${metric}{exported_namespace="${namespace}"} or ${metric}{namespace="${namespace}"}`;

import type { Exporter } from './exporter';

const certificate = ['name', 'namespace', 'issuer_name', 'issuer_kind', 'issuer_group'];

/**
 * cert-manager's controller. Where labels are not honoured, as with its own chart's monitors, the namespace of the
 * certificate is called `exported_namespace`.
 */
export const certManager: Exporter = {
  id: 'cert-manager',
  what: 'cert-manager’s controller, port 9402',
  labels: ['job', 'instance', 'service', 'endpoint', 'pod', 'container', 'exported_namespace'],
  metrics: [
    { name: 'certmanager_certificate_expiration_timestamp_seconds', type: 'gauge', labels: certificate },
    { name: 'certmanager_certificate_renewal_timestamp_seconds', type: 'gauge', labels: certificate },
    {
      name: 'certmanager_certificate_ready_status',
      type: 'gauge',
      labels: [...certificate, 'condition'],
      values: { condition: ['True', 'False', 'Unknown'] },
    },
  ],
  source: 'internal/collectors/certificate_collector.go of https://github.com/cert-manager/cert-manager at tag v1.21.1',
};

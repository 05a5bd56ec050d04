import { parseCidr, overlaps } from '../model/cidr';
import type { KubernetesDeploymentConfig } from '../config/schema';
import { kubernetesRule, productionRule } from './rule';

const path = ['storage', 'objectStore'];

const endpointOf = ({ storage: { objectStore } }: KubernetesDeploymentConfig): URL | undefined =>
  URL.canParse(objectStore.endpoint) ? new URL(objectStore.endpoint) : undefined;

const endpointAddress = kubernetesRule({
  id: 'object-store-endpoint',
  severity: 'error',
  why: 'Brokers connect to this host and port, from inside a pod.',
  fix: 'Write scheme, host and port (1 to 65535) of the store as pods reach it, such as https://minio.storage.svc:9000.',
  check: (config) => {
    const url = endpointOf(config);
    const here = [...path, 'endpoint'];
    if (!url || url.port === '0')
      return [{ path: here, message: `"${config.storage.objectStore.endpoint}" is not an address.` }];
    const local = url.hostname === 'localhost' || url.hostname.startsWith('127.');
    return local ? [{ path: here, message: `"${url.hostname}" is the pod itself.` }] : [];
  },
});

/** `minio.storage.svc`, with or without the cluster's domain: service and namespace. */
const serviceHost = /^[a-z0-9-]+\.([a-z0-9-]+)\.svc(\.|$)/;

const reachAgrees = kubernetesRule({
  id: 'object-store-reach',
  severity: 'error',
  why: 'Network policies open the way that `reach` says and no other: if the endpoint is elsewhere, every call to the store hangs.',
  fix: 'Write in `reach` where the endpoint’s pods or addresses are.',
  check: (config) => {
    const { reach } = config.storage.objectStore;
    const host = endpointOf(config)?.hostname ?? '';
    const namespace = serviceHost.exec(host)?.[1];
    if (namespace !== undefined) {
      if (reach.kind === 'cidrs')
        return [
          {
            path: [...path, 'reach', 'kind'],
            message: `"cidrs", and the endpoint "${host}" is a service in namespace "${namespace}".`,
          },
        ];
      if (reach.namespace === namespace) return [];
      return [
        {
          path: [...path, 'reach', 'namespace'],
          message: `"${reach.namespace}", and the endpoint "${host}" is in "${namespace}".`,
        },
      ];
    }
    const address = parseCidr(`${host}/32`);
    if (reach.kind !== 'cidrs' || !/^[\d.]+$/.test(host) || !address) return [];
    const within = reach.cidrs.some((text) => {
      const block = parseCidr(text);
      return block === undefined || overlaps(block, address);
    });
    return within
      ? []
      : [
          {
            path: [...path, 'reach', 'cidrs'],
            message: `none of ${reach.cidrs.join(', ')} holds the endpoint ${host}.`,
          },
        ];
  },
});

const authorityNeedsTls = kubernetesRule({
  id: 'object-store-authority',
  severity: 'error',
  why: 'Plain HTTP has no certificate, so a certificate authority would be loaded and never asked.',
  fix: 'Write an endpoint with https://, or remove `certificateAuthority`.',
  check: ({ storage: { objectStore } }) =>
    objectStore.certificateAuthority && objectStore.endpoint.startsWith('http://')
      ? [{ path: [...path, 'certificateAuthority'], message: 'is given for an endpoint without TLS.' }]
      : [],
});

const productionTls = productionRule(
  kubernetesRule({
    id: 'production-object-store-tls',
    severity: 'error',
    why: 'Without TLS every message crosses the network in clear text on its way to the store.',
    fix: 'Write an endpoint with https://, and its `certificateAuthority` when it is not a public one.',
    check: ({ storage: { objectStore } }) =>
      objectStore.endpoint.startsWith('http://')
        ? [{ path: [...path, 'endpoint'], message: `"${objectStore.endpoint}" is without TLS.` }]
        : [],
  }),
);

export const objectStoreRules = [endpointAddress, reachAgrees, authorityNeedsTls, productionTls];

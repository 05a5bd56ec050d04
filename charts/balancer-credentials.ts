import type { TlsSecurity } from '../lib/model/security';
import { paths } from './container-paths';

/**
 * Part of the start script with TLS: writes the password of the balancer's client, the same on every node, where Kafka
 * reads it. AutoMQ copies server.properties to the metadata volume, so the password is never in it.
 */
export const balancerCredentials = ({ balancerSecret: { secret, key } }: TlsSecurity) => `# The balancer's password.
[[ -s ${paths.balancerSecret} ]] || stop 'Entry ${key} of Secret ${secret} is empty: nodes derive a password from it.'
(
  umask 077
  digest=$(sha256sum <${paths.balancerSecret})
  printf 'password=%s\\n' "\${digest%% *}" >${paths.balancerCredentials}
)
`;

import { nodePrincipal } from '../lib/model/security';
import { paths } from './container-paths';

const user = nodePrincipal('balancer');

const loginModule = 'org.apache.kafka.common.security.plain.PlainLoginModule required';

/** Kafka puts what is in the file in its place. Left in place, it would itself be the password, known to everybody. */
const password = `\${file:${paths.balancerCredentials}:password}`;

/** `sasl.jaas.config` of the balancer's user. */
export const balancerLogin = {
  mechanism: 'PLAIN',
  /** At the server. The name has a colon, so JAAS reads the key only in quotes. */
  expected: `${loginModule} "user_${user}"="${password}";`,
  /** At the client. */
  given: `${loginModule} username="${user}" password="${password}";`,
} as const;

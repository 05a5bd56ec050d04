import type { ClientRequest } from '../../lib/clients/client-request';
import { intentListener } from '../../lib/model/broker-listeners';
import type { Deployment } from '../../lib/model/deployment';
import { openIntents } from '../../lib/model/open-intents';

const credentialOf = { SASL_SSL: 'password', SSL: 'certificate' } as const;

/** Every request for client settings that a deployment can answer: ways in, users that fit, and each zone or none. */
export function openRequests({ zones, security, ...deployment }: Deployment): readonly ClientRequest[] {
  const active = zones.filter(({ state }) => state === 'active').map(({ id }) => id);
  return openIntents(deployment).flatMap((intent) => {
    const { protocol } = intentListener(deployment.access, intent)!;
    const users =
      security.kind === 'plaintext'
        ? [undefined]
        : security.users
            .filter(({ state, credential }) => {
              return state === 'active' && credential.kind === credentialOf[protocol as keyof typeof credentialOf];
            })
            .map(({ name }) => name);
    return users.flatMap((user) => [undefined, ...active].map((zone) => ({ intent, user, zone })));
  });
}

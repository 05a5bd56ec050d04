import type { ClientRendering } from './client-format';
import { clientHeading } from './client-heading';
import type { ClientSettings } from './client-settings';
import { credentialFiles } from './credential-files';
import { javaSettings, variables } from './java-settings';
import { renderProperties } from './render-properties';
import { secretCommand, secretOfClients } from './secret-of-clients';

/** `ssl.truststore.type` becomes `KAFKA_SSL_TRUSTSTORE_TYPE`; no setting has an underscore or a capital of its own. */
const variableOf = (key: string) => `KAFKA_${key.toUpperCase().replaceAll('.', '_')}`;

/**
 * The settings as a container’s environment, for images that turn `KAFKA_A_B` into the setting `a.b`. The password is a
 * variable of its own, which the container gets from a Secret.
 */
export function renderEnvironment(settings: ClientSettings, { role, credentials }: ClientRendering): string {
  const groups = javaSettings(settings, { role, credentials, left: ['password'] });
  return [
    ...clientHeading(settings, 'the environment of a container', credentials),
    '#',
    '# Each variable is a setting of Java clients: KAFKA_, and its name in capitals with _ for each dot. For',
    '# kubectl create configmap --from-env-file and docker run --env-file; a shell would take ${…} and quotes for its own.',
    ...secret(settings, credentials),
    ...renderProperties(groups, variableOf),
    '',
  ].join('\n');
}

function secret(settings: ClientSettings, credentials: string): readonly string[] {
  const { user } = settings;
  if (!user) return [];
  const name = secretOfClients(settings);
  return [
    `# In Kubernetes ${credentials} is a Secret of the client’s namespace, made of the files above:`,
    `#   ${secretCommand(settings)}`,
    ...(user.credential.kind === 'password'
      ? [
          '# It also gives the variable that is missing here:',
          `#   - { name: ${variables.password}, valueFrom: { secretKeyRef: { name: ${name}, key: ${credentialFiles.password} } } }`,
        ]
      : []),
  ];
}

import type { JavaClientKey } from '../facts/client-keys';
import { passwordMechanism } from '../model/security';
import type { ClientRole } from './client-format';
import type { ClientSettings } from './client-settings';
import { credentialFiles } from './credential-files';
import type { Setting, SettingGroup } from './setting-group';
import * as shared from './shared-settings';

/**
 * Variables of the client’s environment to which settings can refer. None begins with `KAFKA_`: an image that turns
 * such variables into settings would write the password to a file.
 */
export const variables = { bootstrap: 'BOOTSTRAP_SERVERS', password: 'SASL_PASSWORD', zone: 'ZONE_ID' } as const;

export interface JavaRendering {
  readonly role: ClientRole;
  /** Folder of the client’s certificates and password. */
  readonly credentials: string;
  /** What settings leave to variables of the environment. */
  readonly left: readonly (keyof typeof variables)[];
}

type JavaSetting = Setting<JavaClientKey>;
type JavaGroup = SettingGroup<JavaClientKey>;

/** The settings of Java clients. They resolve references to files and variables themselves. */
export function javaSettings(settings: ClientSettings, rendering: JavaRendering): readonly JavaGroup[] {
  const groups = [
    beginning(settings, rendering),
    shared.zoneGroup(settings, rendering.role, rendering.left.includes('zone') ? variable('zone') : settings.zone),
    identity(settings, rendering),
    references(settings, rendering),
    rendering.role === 'consumer' ? undefined : writing,
  ];
  return groups.filter((group) => group !== undefined);
}

const variable = (name: keyof typeof variables) => `\${env:${variables[name]}}`;

const beginning = (settings: ClientSettings, { left }: JavaRendering): JavaGroup => ({
  title: shared.titles.beginning,
  settings: [
    left.includes('bootstrap')
      ? { key: 'bootstrap.servers', value: variable('bootstrap'), why: 'Brokers of the zone that the pod runs in.' }
      : shared.bootstrapSetting(settings),
    { key: 'client.dns.lookup', value: 'use_all_dns_ips', why: 'Try every address that a name has.' },
    { key: 'metadata.max.age.ms', ...shared.metadataAge },
    {
      key: 'metadata.recovery.strategy',
      value: 'rebootstrap',
      why: 'When no broker that the client knows answers, it begins anew. Clients before 3.8 warn and ignore it.',
    },
    ...shared.reconnectSettings,
    ...shared.idleSettings(settings),
  ],
});

function identity(settings: ClientSettings, rendering: JavaRendering): JavaGroup {
  const { protocol, user } = settings;
  return {
    title: shared.titles.identity,
    settings: [
      { key: 'security.protocol', value: protocol, ...(user ? {} : { why: shared.withoutUsers }) },
      ...(user ? [...trust(rendering), ...(user.credential.kind === 'certificate' ? certificate(rendering) : [])] : []),
      ...(user?.credential.kind === 'password' ? password(user.name, rendering) : []),
    ],
  };
}

const trust = ({ credentials }: JavaRendering): readonly JavaSetting[] => [
  { key: 'ssl.truststore.type', value: 'PEM', why: 'Whose certificates the client believes.' },
  { key: 'ssl.truststore.location', value: `${credentials}/${credentialFiles.authority}` },
  shared.hostnameSetting,
];

const certificate = ({ credentials }: JavaRendering): readonly JavaSetting[] => [
  {
    key: 'ssl.keystore.type',
    value: 'PEM',
    why: 'The client’s own key and certificate. It reads them when it starts: restart it before the certificate ends.',
  },
  { key: 'ssl.keystore.location', value: `${credentials}/${credentialFiles.certificate}` },
];

const password = (user: string, { credentials, left }: JavaRendering): readonly JavaSetting[] => [
  { key: 'sasl.mechanism', value: passwordMechanism, why: 'The client proves that it knows the password.' },
  {
    key: 'sasl.jaas.config',
    value: `org.apache.kafka.common.security.scram.ScramLoginModule required username="${user}" password="${
      left.includes('password') ? variable('password') : `\${directory:${credentials}:${credentialFiles.password}}`
    }";`,
  },
];

const providers = 'org.apache.kafka.common.config.provider';

/** What resolves the references in the settings, and no others. */
function references(settings: ClientSettings, { credentials, left }: JavaRendering): JavaGroup | undefined {
  const hasPassword = settings.user?.credential.kind === 'password';
  const readsFile = hasPassword && !left.includes('password');
  const names = left.filter((each) => each !== 'password' || hasPassword).map((each) => variables[each]);
  const ids = [...(readsFile ? ['directory'] : []), ...(names.length > 0 ? ['env'] : [])];
  if (ids.length === 0) return undefined;
  const all: readonly JavaSetting[] = [
    { key: 'config.providers', value: ids.join(','), why: 'The client itself resolves ${…}, also within a value.' },
    { key: 'config.providers.directory.class', value: `${providers}.DirectoryConfigProvider` },
    {
      key: 'config.providers.directory.param.allowed.paths',
      value: credentials,
      why: '${directory:FOLDER:FILE} is what the file holds; no other folder is read.',
    },
    { key: 'config.providers.env.class', value: `${providers}.EnvVarConfigProvider` },
    {
      key: 'config.providers.env.param.allowlist.pattern',
      value: names.join('|'),
      why: '${env:NAME} is a variable of the environment; no others are read.',
    },
  ];
  const unused = (key: string) =>
    (!readsFile && key.startsWith('config.providers.directory.')) ||
    (names.length === 0 && key.startsWith('config.providers.env.'));
  return { title: shared.titles.references, settings: all.filter(({ key }) => !unused(key)) };
}

const writing: JavaGroup = {
  title: shared.titles.writing,
  settings: [
    ...shared.durableSettings,
    shared.lingerSetting,
    { key: 'batch.size', value: '131072', why: 'Bytes of a batch. The default of 16 KiB would be full long before.' },
    {
      key: 'delivery.timeout.ms',
      value: '120000',
      why: 'Long enough for another broker to take over what a lost one had.',
    },
  ],
};

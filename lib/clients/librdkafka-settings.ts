import type { LibrdkafkaKey } from '../facts/client-keys';
import { passwordMechanism } from '../model/security';
import type { ClientRole } from './client-format';
import type { ClientSettings } from './client-settings';
import { credentialFiles } from './credential-files';
import type { Setting, SettingGroup } from './setting-group';
import * as shared from './shared-settings';

export interface LibrdkafkaRendering {
  readonly role: ClientRole;
  /** Folder of the client’s certificates and password. */
  readonly credentials: string;
}

type LibrdkafkaSetting = Setting<LibrdkafkaKey>;
type LibrdkafkaGroup = SettingGroup<LibrdkafkaKey>;

/**
 * The settings of librdkafka. It resolves no references, so the password is not among them: the program sets it. Left
 * at their defaults, since those suit: batches of 1 MB, all addresses of a name, a new beginning when no broker answers,
 * and five minutes for a delivery (written out, it would forbid transactions of the default length).
 */
export function librdkafkaSettings(
  settings: ClientSettings,
  rendering: LibrdkafkaRendering,
): readonly LibrdkafkaGroup[] {
  const groups = [
    beginning(settings),
    shared.zoneGroup(settings, rendering.role, settings.zone),
    identity(settings, rendering),
    rendering.role === 'consumer' ? undefined : writing,
  ];
  return groups.filter((group) => group !== undefined);
}

const beginning = (settings: ClientSettings): LibrdkafkaGroup => ({
  title: shared.titles.beginning,
  settings: [
    shared.bootstrapSetting(settings),
    { key: 'topic.metadata.refresh.interval.ms', ...shared.metadataAge },
    ...shared.reconnectSettings,
    ...shared.idleSettings(settings),
  ],
});

function identity({ protocol, user }: ClientSettings, { credentials }: LibrdkafkaRendering): LibrdkafkaGroup {
  const title = shared.titles.identity;
  const secured: LibrdkafkaSetting = { key: 'security.protocol', value: protocol.toLowerCase() };
  if (!user) return { title, settings: [{ ...secured, why: shared.withoutUsers }] };
  const path = (file: keyof typeof credentialFiles) => `${credentials}/${credentialFiles[file]}`;
  const trust: readonly LibrdkafkaSetting[] = [
    secured,
    { key: 'ssl.ca.location', value: path('authority'), why: 'Whose certificates the client believes.' },
    shared.hostnameSetting,
  ];
  if (user.credential.kind === 'certificate') {
    const why =
      'The client’s own key and certificate, both in one file. Restart the client before the certificate ends.';
    return {
      title,
      settings: [
        ...trust,
        { key: 'ssl.key.location', value: path('certificate'), why },
        { key: 'ssl.certificate.location', value: path('certificate') },
      ],
    };
  }
  return {
    title,
    notes: [
      `sasl.password is missing on purpose: librdkafka reads no references. The program reads it from ${path('password')} and sets it; as an argument of a command other users of the machine would see it.`,
    ],
    settings: [
      ...trust,
      { key: 'sasl.mechanism', value: passwordMechanism, why: 'The client proves that it knows the password.' },
      { key: 'sasl.username', value: user.name },
    ],
  };
}

const writing: LibrdkafkaGroup = {
  title: shared.titles.writing,
  settings: [...shared.durableSettings, shared.lingerSetting],
};

import type { JavaClientKey, LibrdkafkaKey } from '../facts/client-keys';
import type { ClientRole } from './client-format';
import type { ClientSettings } from './client-settings';
import type { Setting, SettingGroup } from './setting-group';

/** A setting that both families of clients call the same. */
type SharedKey = JavaClientKey & LibrdkafkaKey;
type SharedSetting = Setting<SharedKey>;

/** Titles of the groups, the same for both families. */
export const titles = {
  beginning: 'Where to begin',
  identity: 'Who the brokers are, and who the client is',
  references: 'Where references lead',
  writing: 'Writing',
} as const;

export function bootstrapSetting({ zone, bootstrap, regionalBootstrap }: ClientSettings): SharedSetting {
  const isZonal = bootstrap !== regionalBootstrap;
  const any = `${regionalBootstrap.host}:${regionalBootstrap.port}`;
  return {
    key: 'bootstrap.servers',
    value: `${bootstrap.host}:${bootstrap.port}`,
    why: isZonal
      ? `Brokers of zone ${zone ?? ''}. It stands alone, because a client picks any of several names and would meet brokers of another zone. While the zone is out: ${any}.`
      : 'Brokers of any zone. They name the others to the client.',
  };
}

export const reconnectSettings: readonly SharedSetting[] = [
  {
    key: 'reconnect.backoff.ms',
    value: '100',
    why: 'A broker that is replaced is away for a minute or so: try again at once, then ever more slowly.',
  },
  { key: 'reconnect.backoff.max.ms', value: '10000' },
];

/** Empty where nothing between client and brokers drops silent connections. */
export const idleSettings = ({ maxIdleMillis }: ClientSettings): readonly SharedSetting[] =>
  maxIdleMillis === undefined
    ? []
    : [
        {
          key: 'connections.max.idle.ms',
          value: String(maxIdleMillis),
          why: 'Close a silent connection before the brokers do, and long before the load balancer drops it without a word.',
        },
      ];

/**
 * By what brokers know the zone of the client, to serve it from there.
 * @param zone id of the zone, or a reference to it
 */
export function zoneGroup(
  { zoneKnownBy }: ClientSettings,
  role: ClientRole,
  zone: string | undefined,
): SettingGroup<SharedKey> | undefined {
  if (zoneKnownBy === 'nothing' || zone === undefined) return undefined;
  const title = 'In which zone the client is';
  const rack: readonly SharedSetting[] =
    role === 'producer'
      ? []
      : [{ key: 'client.rack', value: zone, why: 'Read from brokers of this zone; its id is their broker.rack.' }];
  if (zoneKnownBy === 'address') return { title, notes: [knownByAddress], settings: rack };
  const why =
    'Brokers can’t tell the zone by the address, so the client says it. Add a name of its own as "&app=orders".';
  return { title, settings: [...rack, { key: 'client.id', value: `automq_az=${zone}`, why }] };
}

const knownByAddress =
  'Brokers tell the zone by the address that connections come from, so client.id is yours. A client.id with automq_az=ZONE would win over the address, also where it is wrong.';

export const withoutUsers = 'No TLS and no users: network policies alone guard these brokers.';

export const hostnameSetting: SharedSetting = {
  key: 'ssl.endpoint.identification.algorithm',
  value: 'https',
  why: 'The certificate of a broker must hold the name that the client connects to.',
};

export const durableSettings: readonly SharedSetting[] = [
  {
    key: 'acks',
    value: 'all',
    why: 'The answer comes when the record is in S3. With any other value it comes before, and a crash loses the record.',
  },
  { key: 'enable.idempotence', value: 'true', why: 'A repeated request writes its records once, and in order.' },
];

export const lingerSetting: SharedSetting = {
  key: 'linger.ms',
  value: '100',
  why: 'Brokers upload to S3 every quarter of a second. Waiting a part of it makes larger batches and hardly slower answers.',
};

/** How long a client trusts what it knows of the brokers, milliseconds. */
export const metadataAge = {
  value: '60000',
  why: 'Within a minute a client learns of brokers that came to its zone. That one is lost it notices by itself.',
} as const;

import { shown } from '../../../config/shown';
import { listed } from '../../../model/wording';
import { clientKeys } from '../../../facts/client-keys';
import type { ClientSettings } from './client-settings';
import { parseLogin } from './parse-login';
import type { PropertyLine } from './parse-properties';

/** Something in a client properties file that can’t be used. */
export interface SettingProblem {
  readonly key: string;
  readonly line?: number;
  readonly message: string;
  readonly fix: string;
}

/** Text of a file that a setting names, or why there is none. */
export type ReadFile = (path: string) => { readonly text: string } | { readonly problem: string };

const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'] as const;
const modules = {
  PLAIN: 'PlainLoginModule',
  'SCRAM-SHA-256': 'ScramLoginModule',
  'SCRAM-SHA-512': 'ScramLoginModule',
} as const;
type Mechanism = keyof typeof modules;
const mechanisms = Object.keys(modules) as readonly Mechanism[];

/** Settings that are understood here, besides those of producers and consumers, which play no part. */
const understood = [
  'bootstrap.servers',
  'security.protocol',
  'sasl.mechanism',
  'sasl.jaas.config',
  'ssl.truststore.type',
  'ssl.truststore.location',
  'ssl.truststore.certificates',
  'ssl.keystore.type',
  'ssl.keystore.location',
  'ssl.keystore.key',
  'ssl.keystore.certificate.chain',
  'ssl.key.password',
  'ssl.endpoint.identification.algorithm',
] as const;

/**
 * What client properties come to. They are Kafka’s own, as its tools take them with `--command-config` and `automq-kit
 * client` prints them; `${directory:FOLDER:FILE}` and `${file:PATH:KEY}` are resolved as Kafka’s config providers do.
 * No message holds a value of a setting that may be secret.
 */
export function clientSettingsOf(
  properties: readonly PropertyLine[],
  read: ReadFile,
): { readonly settings?: ClientSettings; readonly problems: readonly SettingProblem[] } {
  const reader = new SettingsReader(properties, read);
  const settings = reader.settings();
  return reader.problems.length > 0 ? { problems: reader.problems } : { settings, problems: [] };
}

class SettingsReader {
  readonly problems: SettingProblem[] = [];
  readonly #lines: ReadonlyMap<string, PropertyLine>;
  readonly #read: ReadFile;

  constructor(properties: readonly PropertyLine[], read: ReadFile) {
    this.#lines = new Map(properties.map((each) => [each.key, each]));
    this.#read = read;
    for (const key of this.#lines.keys()) if (!isKnown(key)) this.#unknown(key);
  }

  settings(): ClientSettings {
    const protocol = this.#oneOf('security.protocol', protocols, 'PLAINTEXT');
    const bootstrapServers = this.#value('bootstrap.servers');
    // Beside a protocol that is not understood, what is there is checked all the same.
    const isUnclear = this.#isTold('security.protocol');
    return {
      ...(bootstrapServers === undefined ? {} : { bootstrapServers }),
      protocol,
      ...(protocol.startsWith('SASL') || (isUnclear && this.#has('sasl.')) ? { login: this.#login() } : {}),
      ...(protocol.endsWith('SSL') || (isUnclear && this.#has('ssl.')) ? { tls: this.#tls() } : {}),
    };
  }

  #login(): ClientSettings['login'] {
    const mechanism = this.#oneOf('sasl.mechanism', mechanisms, undefined);
    const text = this.#value('sasl.jaas.config');
    const login = text === undefined ? undefined : parseLogin(text);
    const module = modules[mechanism];
    if (login?.module === module) return { mechanism, username: login.username, password: login.password };
    // Which module it takes is not known then.
    if (text !== undefined && this.#isTold('sasl.mechanism')) return undefined;
    this.#add('sasl.jaas.config', {
      message:
        text === undefined
          ? 'sasl.jaas.config is missing.'
          : `sasl.jaas.config is no login for ${mechanism}. Its value is not shown, since it holds a password.`,
      fix: `Write sasl.jaas.config=org.apache.kafka.common.security.${module === 'PlainLoginModule' ? 'plain' : 'scram'}.${module} required username="…" password="…";`,
    });
    return undefined;
  }

  #tls(): ClientSettings['tls'] {
    this.#pemOnly('ssl.truststore');
    this.#pemOnly('ssl.keystore');
    const authorities = this.#value('ssl.truststore.certificates') ?? this.#file('ssl.truststore.location');
    const both = this.#file('ssl.keystore.location');
    const key = this.#value('ssl.keystore.key') ?? both;
    const certificate = this.#value('ssl.keystore.certificate.chain') ?? both;
    const keyPassword = this.#value('ssl.key.password');
    if ((key === undefined) !== (certificate === undefined))
      this.#add(key === undefined ? 'ssl.keystore.certificate.chain' : 'ssl.keystore.key', {
        message: 'The client’s key and its certificate belong together, and one of them is missing.',
        fix: 'Give ssl.keystore.key and ssl.keystore.certificate.chain, or both in the file of ssl.keystore.location.',
      });
    return {
      ...(authorities === undefined ? {} : { authorities }),
      ...(certificate === undefined ? {} : { certificate }),
      ...(key === undefined ? {} : { key }),
      ...(keyPassword === undefined ? {} : { keyPassword }),
      checksHostname: this.#value('ssl.endpoint.identification.algorithm') !== '',
    };
  }

  #pemOnly(store: 'ssl.truststore' | 'ssl.keystore'): void {
    const type = this.#lines.get(`${store}.type`)?.value;
    if (!this.#has(`${store}.`) || type === 'PEM') return;
    this.#add(`${store}.type`, {
      message:
        type === undefined ? `${store}.type is missing, and Java’s own is JKS.` : `${store}.type is ${shown(type)}.`,
      fix: `Only PEM is supported: write ${store}.type=PEM and turn the store into a PEM file (openssl pkcs12 -in … -nodes).`,
    });
  }

  #file(key: string): string | undefined {
    const path = this.#value(key);
    if (path === undefined) return undefined;
    const found = this.#read(path);
    if ('text' in found) return found.text;
    this.#add(key, {
      message: `${shown(path)} of ${key} can’t be used: ${found.problem}`,
      fix: 'Name a PEM file that can be read.',
    });
    return undefined;
  }

  #oneOf<T extends string>(key: string, allowed: readonly T[], standard: T | undefined): T {
    const value = this.#value(key);
    const found = allowed.find((each) => each === value);
    if (found !== undefined) return found;
    const [first] = allowed;
    if (value === undefined && standard !== undefined) return standard;
    this.#add(key, {
      message: value === undefined ? `${key} is missing.` : `${key} is ${shown(value)}, which is not supported.`,
      fix: `Write one of ${listed([...allowed])}.`,
    });
    return first as T;
  }

  #has(prefix: string): boolean {
    return [...this.#lines.keys()].some((key) => key.startsWith(prefix));
  }

  #isTold(key: string): boolean {
    return this.problems.some((problem) => problem.key === key);
  }

  #value(key: string): string | undefined {
    const given = this.#lines.get(key)?.value;
    return given?.replace(/\$\{([^:}]*):([^}]*)\}/g, (_, provider: string, what: string) =>
      this.#resolved(key, provider, what),
    );
  }

  #resolved(key: string, provider: string, what: string): string {
    const [, place = '', name = ''] = /^(.*):([^:]*)$/s.exec(what) ?? [];
    if (provider === 'directory') return this.#reference(key, `${place}/${name}`);
    if (provider === 'file') {
      return this.#entry(key, place, name);
    }
    this.#add(key, {
      message: `${key} refers to ${shown(`\${${provider}:…}`)}, which is not supported.`,
      fix: 'Refer to a file: ${directory:FOLDER:FILE} or ${file:PATH:KEY}.',
    });
    return '';
  }

  /** Kafka leaves the reference as it is where the file has no such key, and logs in with that. */
  #entry(key: string, path: string, name: string): string {
    const before = this.problems.length;
    const text = this.#reference(key, path);
    const value = new Map(text.split('\n').map((line) => splitAt(line))).get(name);
    if (value === undefined && this.problems.length === before)
      this.#add(key, {
        message: `${key} refers to ${shown(name)} of ${shown(path)}, and the file has no such key.`,
        fix: 'Name a key of the file.',
      });
    return value ?? '';
  }

  #reference(key: string, path: string): string {
    const found = this.#read(path);
    if ('text' in found) return found.text.replace(/\r?\n$/, '');
    this.#add(key, {
      message: `${key} refers to ${shown(path)}, which can’t be used: ${found.problem}`,
      fix: 'Name a file that can be read.',
    });
    return '';
  }

  #unknown(key: string): void {
    this.#add(key, {
      message: `${shown(key)} is not supported.`,
      fix: `Leave it out. Supported are ${listed([...understood])}; settings of producers and consumers that automq-kit client prints are passed over.`,
    });
  }

  #add(key: string, { message, fix }: Pick<SettingProblem, 'message' | 'fix'>): void {
    if (this.problems.some((each) => each.message === message)) return;
    const line = this.#lines.get(key)?.line;
    this.problems.push({ key, ...(line === undefined ? {} : { line }), message, fix });
  }
}

const known: ReadonlySet<string> = new Set([...understood, ...clientKeys.java]);

const isKnown = (key: string) => known.has(key) || key.startsWith('config.providers.');

const splitAt = (line: string): [string, string] => {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};

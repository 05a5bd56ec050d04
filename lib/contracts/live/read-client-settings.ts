import { InvalidFile } from '../../config/invalid-file';
import { readText } from '../../config/read-text';
import type { ClientSettings } from './client/client-settings';
import { clientSettingsOf } from './client/client-settings-of';
import { parseProperties } from './client/parse-properties';

/**
 * Reads Kafka’s client properties; those of a cluster that asks for nothing where no file is named.
 * @throws InvalidFile with every problem; none of them shows a password
 */
export function readClientSettings(file: string | undefined): ClientSettings {
  if (file === undefined) return { protocol: 'PLAINTEXT' };
  const text = readText(file);
  if (typeof text !== 'string')
    throw new InvalidFile(file, [
      { ...text, fix: 'Name a file of Kafka’s client properties that you may read; `automq-kit client` prints them.' },
    ]);
  const { settings, problems } = clientSettingsOf(parseProperties(text), (path) => {
    const found = readText(path);
    return typeof found === 'string' ? { text: found } : { problem: found.message };
  });
  if (settings !== undefined) return settings;
  throw new InvalidFile(
    file,
    problems.map(({ message, fix, line }) => ({
      path: [],
      message,
      fix,
      rule: 'command-config',
      ...(line === undefined ? {} : { origin: { kind: 'file', line } as const }),
    })),
  );
}

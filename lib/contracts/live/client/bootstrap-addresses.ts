import { InvalidFlag } from '../../../config/invalid-flag';
import { shown } from '../../../config/shown';

/** Where a broker listens. */
export interface BrokerAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * The addresses of `--bootstrap-server`.
 * @throws InvalidFlag where one of them is none
 */
export function bootstrapAddresses(text: string | undefined): readonly BrokerAddress[] {
  const found = (text ?? '').split(',').map((each) => addressOf(each.trim()));
  const wrong = found.filter((each) => typeof each === 'string');
  if (wrong.length === 0) return found.filter((each) => typeof each !== 'string');
  throw new InvalidFlag(
    '--bootstrap-server',
    wrong.map((each) => ({
      path: [],
      message: each === '' ? 'no broker is named.' : `${shown(each)} is no address of a broker.`,
      fix: 'Write host and port, such as b-0.example.com:9096, several of them with commas; or bootstrap.servers in the file of --command-config.',
      rule: 'bootstrap-server',
    })),
  );
}

function addressOf(text: string): BrokerAddress | string {
  const [, host, port] = /^(?:[A-Z_]+:\/\/)?(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return text;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

import * as fc from 'fast-check';
import { bootstrapAddresses } from '../../../../lib/contracts/live/client/bootstrap-addresses';
import type { ReadFile } from '../../../../lib/contracts/live/client/client-settings-of';
import { clientSettingsOf } from '../../../../lib/contracts/live/client/client-settings-of';
import { parseProperties } from '../../../../lib/contracts/live/client/parse-properties';

const files: Readonly<Record<string, string>> = {
  '/etc/kafka/ca.crt': 'CA',
  '/etc/kafka/tls.pem': 'KEY AND CERTIFICATE',
  '/etc/kafka/password': 'from-a-file\n',
};
const read: ReadFile = (path) => {
  const text = files[path];
  return text === undefined ? { problem: 'there is no such file.' } : { text };
};
const settingsOf = (text: string) => clientSettingsOf(parseProperties(text), read);
const scram = (password: string) =>
  `org.apache.kafka.common.security.scram.ScramLoginModule required username="stock" password="${password}";`;

describe('parseProperties', () => {
  test('reads separators, comments, escapes and lines that go on as java.util.Properties does', () => {
    const text = '# no\n! nor this\na=1\n b : 2\nc 3\nd=one \\\n   two\ne\\=f=g\\u0041\\t\nempty\n';
    expect(parseProperties(text).map(({ key, value, line }) => [key, value, line])).toEqual([
      ['a', '1', 3],
      ['b', '2', 4],
      ['c', '3', 5],
      ['d', 'one two', 6],
      ['e=f', 'gA\t', 8],
      ['empty', '', 9],
    ]);
  });

  test('any key and value that are escaped come back', () => {
    const escape = (text: string) =>
      text.replace(/[\\=: \t\n\r\f#!]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (key, value) => {
        const [found] = parseProperties(`${escape(key)}=${escape(value)}`);
        expect([found?.key, found?.value]).toEqual([key, value]);
      }),
    );
  });
});

describe('clientSettingsOf', () => {
  test('without any setting there is neither login nor TLS', () => {
    expect(settingsOf('')).toEqual({ settings: { protocol: 'PLAINTEXT' }, problems: [] });
  });

  test('takes what automq-kit client prints, with the password in a file', () => {
    const found = settingsOf(`bootstrap.servers=b-0.example.com:9096
metadata.max.age.ms=60000
security.protocol=SASL_SSL
ssl.truststore.type=PEM
ssl.truststore.location=/etc/kafka/ca.crt
ssl.endpoint.identification.algorithm=https
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=${scram('${directory:/etc/kafka:password}')}
config.providers=directory
config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
acks=all
`);
    expect(found).toEqual({
      problems: [],
      settings: {
        bootstrapServers: 'b-0.example.com:9096',
        protocol: 'SASL_SSL',
        login: { mechanism: 'SCRAM-SHA-512', username: 'stock', password: 'from-a-file' },
        tls: { authorities: 'CA', checksHostname: true },
      },
    });
  });

  test('takes the client’s own certificate from one file, and leaves host names alone where that is said', () => {
    const { settings } = settingsOf(`security.protocol=SSL
ssl.keystore.type=PEM
ssl.keystore.location=/etc/kafka/tls.pem
ssl.endpoint.identification.algorithm=
`);
    expect(settings?.tls).toEqual({
      certificate: files['/etc/kafka/tls.pem'],
      key: files['/etc/kafka/tls.pem'],
      checksHostname: false,
    });
  });

  test.each([
    ['security.protocol=TLS', 'security.protocol is "TLS", which is not supported.'],
    ['sasl.oauthbearer.token.endpoint.url=x', '"sasl.oauthbearer.token.endpoint.url" is not supported.'],
    [
      'security.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER',
      'sasl.mechanism is "OAUTHBEARER", which is not supported.',
    ],
    ['security.protocol=SASL_SSL\nsasl.mechanism=PLAIN', 'sasl.jaas.config is missing.'],
    [
      'security.protocol=SSL\nssl.truststore.location=/etc/kafka/ca.crt',
      'ssl.truststore.type is missing, and Java’s own is JKS.',
    ],
    [
      'security.protocol=SSL\nssl.truststore.type=PEM\nssl.truststore.location=/none',
      '"/none" of ssl.truststore.location can’t be used: there is no such file.',
    ],
  ])('says of %j what is wrong and what is supported', (text, message) => {
    const { problems, settings } = settingsOf(text);
    expect(settings).toBeUndefined();
    expect(problems.map((each) => each.message)).toContain(message);
    expect(problems.every(({ fix }) => fix !== '')).toBe(true);
  });

  test('several mistakes are told at once, and none that only follows from another', () => {
    const { problems } = settingsOf(`security.protocol=SASL_SLS
sasl.mechanism=SCRAM-SHA-265
sasl.jaas.config=${scram('secret')}
ssl.truststore.type=JKS
ssl.truststore.location=/none
`);
    expect(problems.map(({ key }) => key)).toEqual([
      'security.protocol',
      'sasl.mechanism',
      'ssl.truststore.type',
      'ssl.truststore.location',
    ]);
  });

  test('no problem shows a password', () => {
    const password = 'never-to-be-shown';
    for (const mechanism of ['PLAIN', 'OAUTHBEARER', 'GSSAPI']) {
      const { problems } = settingsOf(
        `security.protocol=SASL_SSL\nsasl.mechanism=${mechanism}\nsasl.jaas.config=${scram(password)}`,
      );
      expect(problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(problems)).not.toContain(password);
    }
  });
});

describe('bootstrapAddresses', () => {
  test('reads hosts, IPv4 and IPv6 addresses', () => {
    expect(bootstrapAddresses('b-0.example.com:9096, 127.0.0.1:9092,[::1]:9093')).toEqual([
      { host: 'b-0.example.com', port: 9096 },
      { host: '127.0.0.1', port: 9092 },
      { host: '::1', port: 9093 },
    ]);
  });

  test.each([undefined, '', 'b-0.example.com', 'b-0.example.com:0', 'b-0.example.com:99999'])('refuses %j', (text) => {
    expect(() => bootstrapAddresses(text)).toThrow('--bootstrap-server');
  });
});

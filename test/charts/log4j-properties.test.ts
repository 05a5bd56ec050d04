import { log4jProperties } from '../../charts/log4j-properties';
import type { Deployment } from '../../lib/model/deployment';
import { example } from '../support/example';

const production = example('production');

const textOf = (zoneRouter: boolean, contracts?: Deployment['contracts']) =>
  log4jProperties({ kafka: { zoneRouter }, security: production.security, contracts });

const lines = (zoneRouter: boolean) => textOf(zoneRouter).split('\n');

const withClass = (sensitive: boolean, ...topicPrefixes: string[]): Deployment['contracts'] => ({
  paths: ['contracts'],
  topicNames: '.+',
  dataClasses: [{ name: 'personal', purpose: 'Personal data.', sensitive, topicPrefixes }],
  job: { enabled: false, image: 'node:22', allow: [] },
});

const appenders = (text: string) => [...text.matchAll(/^log4j\.appender\.(\w+)=(.*)$/gm)].map(([, , type]) => type);

test('every log line goes to stdout and none to a file', () => {
  for (const text of [textOf(true), textOf(false), textOf(false, withClass(true, 'storefront.personal.'))]) {
    expect(text).toMatch(/^log4j\.rootLogger=INFO, stdout$/m);
    expect(new Set(appenders(text))).toEqual(new Set(['org.apache.log4j.ConsoleAppender']));
  }
  expect(textOf(true)).not.toContain('additivity');
});

test('time, level and logger stand in every line', () => {
  expect(lines(false)).toContain('log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n');
});

test('a run of the users’ job, which has certificates read again, does not fill the log with settings', () => {
  expect(lines(false)).toContain('log4j.logger.kafka.server.KafkaConfig=WARN');
});

test('the chatter of the zone router is quiet where there is one', () => {
  const chatter = 'log4j.logger.kafka.automq.zerozone.SnapshotReadPartitionsManager=WARN';
  expect(lines(true)).toContain(chatter);
  expect(lines(false)).not.toContain(chatter);
});

/** What an appender with these filters does with a line, as log4j 1.2 asks them in the order of their names. */
function isWritten(text: string, { level, message }: { readonly level: string; readonly message: string }): boolean {
  const logger = /^log4j\.logger\.kafka\.authorizer\.logger=(\w+), authorizer$/m.exec(text)?.[1];
  if (logger === 'INFO' && level === 'DEBUG') return false;
  const filters = [...text.matchAll(/^log4j\.appender\.authorizer\.filter\.(\d+)=org\.apache\.log4j\.varia\.(\w+)$/gm)];
  for (const [, id, type] of filters.sort(([, a], [, b]) => (a! < b! ? -1 : 1))) {
    const option = new RegExp(`^log4j\\.appender\\.authorizer\\.filter\\.${id!}\\.(\\w+ToMatch)=(.*)$`, 'm').exec(text);
    if (type === 'DenyAllFilter') return false;
    const matches = option?.[1] === 'LevelToMatch' ? level === option[2] : message.includes(option![2]!);
    if (matches) return true;
  }
  return true;
}

/** As StandardAuthorizer of AutoMQ 1.7.3 writes it. */
const line = (verdict: 'Allowed' | 'Denied', topic: string) => ({
  level: verdict === 'Denied' ? 'INFO' : 'DEBUG',
  message: `Principal = User:views is ${verdict} operation = READ from host = 10.0.0.7 on resource = Topic:LITERAL:${topic} for request = Fetch with resourceRefCount = 1 based on rule x`,
});

describe('of what the authorizer decides, with contracts,', () => {
  const text = textOf(false, withClass(true, 'storefront.personal.', 'loyalty.'));

  test('everything that is denied is told, once', () => {
    expect(isWritten(text, line('Denied', 'inventory.events'))).toBe(true);
    expect(isWritten(text, line('Denied', 'storefront.personal.context'))).toBe(true);
    expect(text).toContain('log4j.additivity.kafka.authorizer.logger=false');
  });

  test('what is allowed is told on topics of sensitive classes alone, also on those that come later', () => {
    expect(isWritten(text, line('Allowed', 'storefront.personal.context'))).toBe(true);
    expect(isWritten(text, line('Allowed', 'loyalty.new'))).toBe(true);
    expect(isWritten(text, line('Allowed', 'inventory.events'))).toBe(false);
    expect(isWritten(text, line('Allowed', 'inventory.loyalty.'))).toBe(false);
  });

  test('many prefixes keep their order, so that what denies the rest comes last', () => {
    const many = textOf(false, withClass(true, ...Array.from({ length: 50 }, (_, index) => `p${index}.`)));
    expect(isWritten(many, line('Allowed', 'p49.x'))).toBe(true);
    expect(isWritten(many, line('Allowed', 'q.x'))).toBe(false);
  });

  test('nothing is formatted at DEBUG where no class is sensitive', () => {
    expect(textOf(false, withClass(false, 'inventory.'))).toContain('kafka.authorizer.logger=INFO, authorizer');
    expect(textOf(false, withClass(false, 'inventory.'))).not.toContain('filter');
  });
});

test('without contracts, or without identities, the authorizer’s log is as Kafka has it', () => {
  const contracts = withClass(true, 'storefront.personal.');
  const plaintext = log4jProperties({ kafka: { zoneRouter: false }, security: { kind: 'plaintext' }, contracts });
  expect(plaintext).toBe(textOf(false));
  expect(textOf(false)).not.toContain('authorizer');
});

import { log4jProperties } from '../../charts/log4j-properties';

const lines = (zoneRouter: boolean) => log4jProperties({ zoneRouter }).split('\n');

test('every log line goes to stdout and none to a file', () => {
  for (const zoneRouter of [true, false]) {
    const text = log4jProperties({ zoneRouter });
    expect(text).toMatch(/^log4j\.rootLogger=INFO, stdout$/m);
    expect([...text.matchAll(/^log4j\.appender\.(\w+)=(.*)$/gm)].map(([, , type]) => type)).toEqual([
      'org.apache.log4j.ConsoleAppender',
    ]);
    expect(text).not.toContain('additivity');
  }
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

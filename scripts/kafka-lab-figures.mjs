// Figures of the brokers of kafka-lab.mjs, over JMX.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Options of a JVM that lets this machine alone read its figures. */
export const jmxOptions = (port) =>
  [
    'com.sun.management.jmxremote=true',
    `com.sun.management.jmxremote.port=${port}`,
    `com.sun.management.jmxremote.rmi.port=${port}`,
    'com.sun.management.jmxremote.host=127.0.0.1',
    'com.sun.management.jmxremote.authenticate=false',
    'com.sun.management.jmxremote.ssl=false',
    'java.rmi.server.hostname=127.0.0.1',
  ].map((each) => `-D${each}`);

/** Kafka’s own reader of figures, which adds a row to a file four times a second. */
export function jmxTool({ port, figures, folder, libraries }) {
  const args = ['--jmx-url', `service:jmx:rmi:///jndi/rmi://127.0.0.1:${port}/jmxrmi`, '--reporting-interval', '250'];
  for (const { bean } of figures) args.push('--object-name', bean);
  const file = join(folder, `jmx-${port}-${randomBytes(3).toString('hex')}.csv`);
  const out = openSync(file, 'w');
  const child = spawn(
    'java',
    [
      '-XX:TieredStopAtLevel=1',
      '-Xmx64m',
      '-Dlog4j.rootLogger=OFF',
      '-cp',
      join(libraries, '*'),
      'org.apache.kafka.tools.JmxTool',
      ...args,
    ],
    { stdio: ['ignore', out, 'ignore'] },
  );
  return { child, read: () => readFileSync(file, 'utf8') };
}

/** Highest of each figure over the tables of all brokers, whose headings are `bean:attribute`. */
export function highest(tables, figures) {
  const found = {};
  for (const table of tables) {
    const [heading = '', ...rows] = table.split('\n');
    const names = heading.slice(1, -1).split('","');
    for (const { bean, attribute } of figures) {
      const column = names.indexOf(`${bean}:${attribute}`);
      const values = rows
        .map((row) => row.split(','))
        .flatMap((row) => (row.length === names.length ? [row[column]] : []));
      const name = `${bean}:${attribute}`;
      if (column >= 0) found[name] = Math.max(found[name] ?? 0, ...values.map(Number));
    }
  }
  return found;
}

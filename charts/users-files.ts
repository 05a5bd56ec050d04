import type { Deployment } from '../lib/model/deployment';
import type { TlsSecurity } from '../lib/model/security';
import { paths } from './container-paths';
import { usersInput } from './users-input';
import { usersProgram } from './users/users-program';

const [input, logging] = ['users.json', 'log4j.properties'];

/** The files that the job which keeps users works from, by name. */
export const usersFiles = (deployment: Deployment, security: TlsSecurity): Readonly<Record<string, string>> => ({
  [usersProgram.file]: usersProgram.source,
  [input]: usersInput(deployment, security),
  [logging]: log4jProperties,
});

/** What the container runs: the JDK compiles the program as it starts. 128 MiB of heap hold the compiler too. */
export const usersCommand: readonly string[] = [
  'java',
  '-Xmx128m',
  `-Dlog4j.configuration=file:${paths.users}/${logging}`,
  '-cp',
  `${paths.kafka}/libs/*`,
  `${paths.users}/${usersProgram.file}`,
  `${paths.users}/${input}`,
];

/** The program says itself what it does; Kafka's client says why it can't reach a broker. */
const log4jProperties = `log4j.rootLogger=WARN, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
`;

import { paths } from './container-paths';

const logging = 'log4j.properties';

/** The file, by its name, by which Kafka’s client says why it can’t reach a broker; the program says itself what it does. */
export const jobLogging: Readonly<Record<string, string>> = {
  [logging]: `log4j.rootLogger=WARN, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
`,
};

/** Runs a program of a folder with its input: the JDK compiles it as it starts. 128 MiB of heap hold the compiler too. */
export const javaCommand = (folder: string, program: string, input: string): readonly string[] => [
  'java',
  '-Xmx128m',
  `-Dlog4j.configuration=file:${folder}/${logging}`,
  '-cp',
  `${paths.kafka}/libs/*`,
  `${folder}/${program}`,
  `${folder}/${input}`,
];

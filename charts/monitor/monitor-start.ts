import { paths } from '../container-paths';

const [script, logging] = ['start.sh', 'log4j.properties'];

/** Only what is used for long is worth compiling well; the heap is small, and so is what collects it. */
const options = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData';

/** Kafka's clients would tell each round anew what goes wrong; the programs say it once. */
const log4jProperties = 'log4j.rootLogger=OFF\n';

/** Files by which a program of ours starts. */
export const monitorStart = (heapMib: number): Readonly<Record<string, string>> => ({
  [script]: `#!/bin/bash
set -euo pipefail
# Compiled by a process that ends, so that the compiler takes none of the program's memory.
javac -J-Xmx64m ${options.replaceAll('-XX', '-J-XX')} -proc:none \\
  -d ${paths.classes} -cp '${paths.kafka}/libs/*' ${paths.program}/*.java
exec java -Xmx${heapMib}m ${options} -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=${paths.scratch} \\
  -Dlog4j.configuration=file:${paths.program}/${logging} -cp '${paths.classes}:${paths.kafka}/libs/*' \\
  "$1" "${paths.program}/$2"
`,
  [logging]: log4jProperties,
});

/** What the container runs, of a main class and the file that it reads. */
export const monitorCommand = (main: string, input: string): readonly string[] => [
  '/bin/bash',
  `${paths.program}/${script}`,
  main,
  input,
];

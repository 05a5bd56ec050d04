import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import type { Kit } from './kit';

/** `automq-kit config schema`: the JSON Schema of the deployment file, for editors. */
export async function configSchema(io: Io, kit: Kit): Promise<ExitCode> {
  io.out(JSON.stringify(await kit.jsonSchema(), undefined, 2));
  return exitCode.ok;
}

import { editorSchema } from '../config/editor-schema';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';

/** `automq-kit config schema`: the JSON Schema of the deployment file, for editors. */
export function configSchema(io: Io): ExitCode {
  io.out(JSON.stringify(editorSchema(), undefined, 2));
  return exitCode.ok;
}

import { editorSchema } from '../config/editor-schema';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { renderJson } from './problems-as-json';

/** `automq-kit config schema`: the JSON Schema of the deployment file, for editors. */
export function configSchema(io: Io): ExitCode {
  io.out(renderJson(editorSchema()));
  return exitCode.ok;
}

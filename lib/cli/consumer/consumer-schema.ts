import { consumerEditorSchema } from '../../consumer/config/consumer-json-schema';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Io } from '../io';
import { renderJson } from '../problems-as-json';

/** `automq-kit consumer schema`: the JSON Schema of the consumer file, for editors. */
export function consumerSchema(io: Io): ExitCode {
  io.out(renderJson(consumerEditorSchema()));
  return exitCode.ok;
}

import { formatPath } from '../config/problem';
import { renderSettings } from '../config/render-settings';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import { renderJson } from './problems-as-json';
import { readDeployment } from './read-deployment';

export interface ConfigShowArguments {
  readonly file: string;
  readonly format: Format;
}

/** `automq-kit config show`: the file with everything that profiles and defaults add, and where each value comes from. */
export function configShow({ file, format }: ConfigShowArguments, io: Io): ExitCode {
  const { config, settings } = readDeployment(file, io);
  if (format === 'json') {
    const withPath = settings.map((setting) => ({ ...setting, path: formatPath(setting.path) }));
    io.out(renderJson({ config, settings: withPath }));
  } else {
    io.out(renderSettings(config, settings).trimEnd());
  }
  return exitCode.ok;
}

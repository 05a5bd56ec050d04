import { basename, dirname, join, relative, resolve } from 'node:path';
import { manifests } from '../synth';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { fillOutputFolder, writeFiles } from './output-folder';
import { readReviewedContracts } from './read-reviewed-contracts';
import { readDeployment } from './read-deployment';
import { renderWarning } from './warning';

/** Renders the manifests of a deployment file into a folder, `out/<name>/manifests` when none is named. */
export async function writeManifests([file, out, ...more]: readonly string[], io: Io): Promise<ExitCode> {
  if (file === undefined || out === '' || more.length > 0) {
    throw new BadInput(
      'This takes a deployment file and, if you like, a folder.',
      'node dist/manifests.js FILE [FOLDER]',
    );
  }
  const { deployment, warnings } = readDeployment(file, io);
  const folder = resolve(io.cwd, out ?? join('out', deployment.name, 'manifests'));
  const { waves, files, missing } = manifests(deployment, {
    contracts: await readReviewedContracts(deployment, file, io),
  });
  fillOutputFolder(dirname(folder), { [basename(folder)]: 'bundle.json' }, (staging) => {
    writeFiles(join(staging, basename(folder)), files);
  });
  warnings.forEach((warning) => io.err(renderWarning(warning)));
  io.out(`${relative(io.cwd, folder)}: ${waves.length} waves`);
  if (missing.length > 0)
    io.err('They lack what only deployed stacks give; `automq-kit synth FILE --handoff OUTPUTS.json` fills it in.');
  return exitCode.ok;
}

import { resolve } from 'node:path';
import type { Import } from '../../contracts/import/import-files';
import { importFiles } from '../../contracts/import/import-files';
import type { Measurement } from '../../contracts/import/measurement';
import { measure } from '../../contracts/live/measure';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Format } from '../format';
import type { Io } from '../io';
import { renderJson } from '../problems-as-json';
import { inCluster } from './cluster-flags';
import type { CheckedImportFlags, ImportFlags } from './import/checked-flags';
import { checkedImportFlags } from './import/checked-flags';
import { importSummary, renderImportSummary } from './import/import-summary';
import { readMeasurement } from './import/read-measurement';
import { refuseEdited, writeImport } from './import/write-import';

export interface ImportArguments extends ImportFlags {
  readonly format: Format;
}

/** `automq-kit contracts import`: what a cluster is used for, as contract stubs and workload groups. */
export async function importContracts(args: ImportArguments, io: Io): Promise<ExitCode> {
  const flags = checkedImportFlags(args, io);
  const folder = resolve(io.cwd, args.out);
  // Before a minute is spent on measuring.
  refuseEdited(folder, args.out);
  const measurement =
    args.measurement === undefined ? await measured(args, flags, io) : readMeasurement(args.measurement, io);
  const written: Import = importFiles(measurement);
  writeImport(folder, args.out, written.files);
  const summary = importSummary(args.out, measurement, written);
  io.out(args.format === 'json' ? renderJson(summary) : renderImportSummary(summary));
  return measurement.gaps.length === 0 ? exitCode.ok : exitCode.findings;
}

async function measured(args: ImportArguments, flags: CheckedImportFlags, io: Io): Promise<Measurement> {
  const { clock } = io;
  const pace = {
    now: () => clock.now(),
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
    progress: (text: string) => io.status(`  ${text} ...`),
  };
  try {
    return await inCluster(args, io, (cluster) => measure(cluster, { ...flags, pace }));
  } finally {
    io.status('');
  }
}

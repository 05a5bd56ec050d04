// The frame of what is asked of promtool, which comes with Prometheus.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, skip, steps } from './verify-run.mjs';

/**
 * Calls with a folder, which goes away again, and with what writes a file into it and says where; then reports. Without
 * promtool nothing is verified.
 */
export async function withPromtool(verify) {
  if (capture('promtool', ['--version'], { optional: true }) === undefined)
    skip('no promtool: install Prometheus (Debian’s package `prometheus` has it)');
  const folder = mkdtempSync(join(tmpdir(), 'verify-promtool-'));
  // promtool reads YAML, of which JSON is a part.
  const file = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  try {
    await verify({ folder, file });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  steps.report();
}

// How the verify scripts run tools and count what they saw.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { result: { type: 'string' }, screenshots: { type: 'string' } },
  allowPositionals: true,
});

/** What the caller named to be verified. */
export const chosen = positionals;

/** Folder for pictures, where the caller wants to keep them; only what looks at pages takes any. */
export const { screenshots } = values;

const seen = { passed: 0, failed: 0 };

/**
 * Counts what was verified; `report` prints the totals, sets the exit code, and with `--result FILE` writes the dated
 * result that `readiness.evidence` of a deployment file can name.
 */
export const steps = {
  pass(what) {
    seen.passed += 1;
    console.log(`  ok    ${what}`);
  },
  fail(what) {
    seen.failed += 1;
    console.log(`  FAIL  ${what}`);
  },
  report(kind) {
    console.log(`${seen.passed} passed, ${seen.failed} failed`);
    if (values.result !== undefined) {
      if (kind === undefined) throw new Error('no deployment file names a result of this check: leave --result out');
      const on = new Date().toISOString().slice(0, 10);
      mkdirSync(dirname(values.result), { recursive: true });
      writeFileSync(values.result, `${JSON.stringify({ kind, on, ...seen }, null, 2)}\n`);
    }
    process.exitCode = seen.failed === 0 ? 0 : 1;
  },
};

export const assert = (holds, what) => (holds ? steps.pass(what) : steps.fail(what));

/** Says why nothing was verified, and ends well: a missing tool is no failure of the kit. */
export function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(0);
}

/** Runs a command to its end; throws with its output when it fails. @returns seconds */
export function run(command, args, options = {}) {
  const started = Date.now();
  capture(command, args, options);
  return (Date.now() - started) / 1000;
}

/** Standard output of a command; undefined when it fails and is optional. */
export function capture(command, args, { optional = false, ...options } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 27,
    ...options,
  });
  if (status === 0) return stdout;
  if (optional) return undefined;
  throw new Error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
}

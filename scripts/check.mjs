#!/usr/bin/env node
// The one gate. With `--test-results <file>` the tests have run already and left jest's JSON summary there; with
// `--package` the packed tarball is installed and used too, which takes a minute more.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const options = parseArgs({ options: { 'test-results': { type: 'string' }, package: { type: 'boolean' } } }).values;
const resultsOfEarlierRun = options['test-results'];
const scratch = mkdtempSync(join(tmpdir(), 'automq-kit-check-'));
const resultsFile = resultsOfEarlierRun ?? join(scratch, 'results.json');

/** Runs one npm script; says whether it succeeded. */
function run(script, ...args) {
  const started = Date.now();
  const child = spawn('npm', ['run', '--silent', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${script} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

async function twoAtATime(tasks) {
  const results = [];
  const worker = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) results.push(await task());
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** A run that broke off or held no test counts as one failure, even if no single test failed. */
function testCounts() {
  try {
    const summary = JSON.parse(readFileSync(resultsFile, 'utf8'));
    const failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
    const sound = summary.success && summary.numPassedTests > 0;
    if (summary.numPassedTests === 0) console.log('No test passed.');
    return { passed: summary.numPassedTests, failed: sound ? failed : Math.max(failed, 1) };
  } catch {
    console.log('The tests left no summary.');
    return { passed: 0, failed: 1 };
  }
}

async function test() {
  await run('test', '--', '--ci', '--json', `--outputFile=${resultsFile}`);
  return [];
}

// Alone and first: it rebuilds dist, and so does the test script, whose tests start dist as a process.
const steps = [await run('docs:check')];
const others = ['lint', 'types', 'dead', 'arch', 'format:check'].map((script) => () => run(script));
// Last, since it packs dist and would see it half rebuilt.
const last = options.package ? ['verify:package'] : [];
steps.push(...(await twoAtATime(resultsOfEarlierRun ? others : [test, ...others])).flat());
for (const script of last) steps.push(await run(script));

const tests = testCounts();
rmSync(scratch, { recursive: true });
const passedSteps = steps.filter(Boolean).length;
const failedSteps = steps.length - passedSteps;
console.log(
  `tests: ${tests.passed} passed, ${tests.failed} failed; steps: ${passedSteps} passed, ${failedSteps} failed`,
);
console.log('Tests and steps together:');
console.log(`${tests.passed + passedSteps} passed, ${tests.failed + failedSteps} failed`);
process.exitCode = tests.failed + failedSteps > 0 ? 1 : 0;

#!/usr/bin/env node
import { processIo } from '../lib/cli/process-io';
import { runProgram } from '../lib/cli/program';

void runProgram(process.argv.slice(2), processIo(process)).then((code) => {
  process.exitCode = code;
});

const { availableParallelism } = require('node:os');

// The validation engine is WebAssembly and starts again in every test file: 1.5 s each. Workers inherit this.
process.env.CDK_VALIDATION ??= 'false';

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/samples/', '<rootDir>/dist/'],
  testTimeout: 30_000,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Each file loads its own aws-cdk-lib, and what is left of it stays in the worker.
  workerIdleMemoryLimit: '1GB',
  // Without it every App leaves a cdk.out* in the temporary directory.
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  transform: {
    '\\.(java|md)$': '<rootDir>/test/support/text-transform.cjs',
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};

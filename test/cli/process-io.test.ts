import { EventEmitter } from 'node:events';
import { processIo } from '../../lib/cli/process-io';

function fakeProcess() {
  const [stdout, stderr] = [new EventEmitter(), new EventEmitter()];
  processIo({ stdin: {}, stdout, stderr, cwd: () => '/' } as unknown as NodeJS.Process);
  return { stdout, stderr };
}

const failure = (code: string) => Object.assign(new Error(`write ${code}`), { code });

test.each(['stdout', 'stderr'] as const)(
  'a reader of %s that leaves early, as head does, ends no command',
  (stream) => {
    expect(() => fakeProcess()[stream].emit('error', failure('EPIPE'))).not.toThrow();
  },
);

test('any other failure of standard output is not passed over', () => {
  expect(() => fakeProcess().stdout.emit('error', failure('ENOSPC'))).toThrow('ENOSPC');
});

test('today is the day that UTC has, wherever the computer stands', () => {
  const { stdout, stderr } = { stdout: new EventEmitter(), stderr: new EventEmitter() };
  const io = processIo({ stdin: {}, stdout, stderr, cwd: () => '/' } as unknown as NodeJS.Process);
  jest.useFakeTimers().setSystemTime(new Date('2026-11-21T23:30:00-05:00'));
  try {
    expect(io.today()).toBe('2026-11-22');
  } finally {
    jest.useRealTimers();
  }
});

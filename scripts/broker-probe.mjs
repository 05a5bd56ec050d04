// Talks to BrokerProbe.java or another program like it, which is Kafka's Java client in a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export class Probe {
  #waiting = new Map();
  #next = 0;

  constructor({ libraries, environment, program = 'BrokerProbe.java' }) {
    const options = ['-Xmx256m', '-Dlog4j.rootLogger=OFF', '-Dlog4j.defaultInitOverride=true'];
    this.process = spawn('java', [...options, '-cp', join(libraries, '*'), join(import.meta.dirname, program)], {
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const answer = JSON.parse(line);
      this.#waiting.get(answer.id).resolve(answer);
      this.#waiting.delete(answer.id);
    });
    this.process.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the Java client ended with ${code}`));
    });
  }

  /** @returns `{ ok: true, … }`, or `{ ok: false, error, message }` with the class of what was thrown */
  ask(command) {
    const id = (this.#next += 1);
    this.process.stdin.write(`${JSON.stringify({ ...command, id })}\n`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  stop() {
    this.process.kill('SIGKILL');
  }
}

/** Settings of a client that is to be refused: it needs no two minutes to believe it. */
export const impatient = {
  'default.api.timeout.ms': '10000',
  'delivery.timeout.ms': '10000',
  'max.block.ms': '10000',
  'request.timeout.ms': '5000',
};

// A canary or the exporter of consumer groups' lag, as a process of this machine that starts from its rendered pod.
import { spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pod } from './broker-pod.mjs';

let port = 29_100;

export class Monitor {
  /** @param change what to write otherwise into the program's file */
  constructor(example, name, change = {}) {
    const { cluster, folder, libraries } = example;
    const { spec } = cluster.object('Deployment', name).spec.template;
    const root = join(folder, 'monitors', name);
    rmSync(root, { recursive: true, force: true });
    const pod = new Pod(root, spec, cluster);
    pod.link('opt/kafka/kafka/libs', libraries);
    const file = join(root, 'etc/automq-program', spec.containers[0].command.at(-1));
    this.input = JSON.parse(readFileSync(file, 'utf8'));
    this.port = port += 1;
    writeFileSync(file, JSON.stringify({ ...this.input, ...change, metricsPort: this.port }));
    this.name = name;
    this.log = join(root, 'log');
    const out = openSync(this.log, 'w');
    const [command, ...args] = pod.command;
    this.process = spawn(command, args, { env: cluster.environment(), stdio: ['ignore', out, out] });
  }

  /** What it has said so far, without what the JVM says of its environment. */
  get said() {
    return readFileSync(this.log, 'utf8').replace(/^Picked up .*\n/gm, '');
  }

  /** Its series as `{ name, labels, value }`; none while it doesn't answer. */
  async series() {
    const text = await fetch(`http://127.0.0.1:${this.port}/metrics`).then(
      (response) => response.text(),
      () => '',
    );
    return text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
        const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
        return { name, labels: Object.fromEntries(pairs), value: Number(value) };
      });
  }

  /** Waits until its series are as wanted. @returns whether they came to be so, and how they are in the end */
  async until(isSo, seconds) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const series = await this.series();
      if (isSo(series)) return { holds: true, series };
      if (Date.now() > end || this.process.exitCode !== null) return { holds: false, series };
      await sleep(500);
    }
  }

  get residentMib() {
    return Math.round(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1] / 1024);
  }

  async stop() {
    const { process: child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
  }
}

/** The value of the series with a name and labels; undefined when there is none. */
export const valueOf = (series, name, labels) =>
  series.find(
    (each) => each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value),
  )?.value;

// A control plane of its own over simulated nodes, and what the customer and the kit do to it.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openApi } from './cluster-api.mjs';
import { customResources } from './lab-custom-resources.mjs';
import { plainNode } from './lab-nodes.mjs';
import { capture, run } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');

export const { loadDeployment } = createRequire(import.meta.url)('../dist/index.js');

/** Nothing here runs for real: what is evicted after minutes goes after seconds, and an autoscaler looks more often. */
const shorterWaits = {
  KUBELAB_APISERVER_FLAGS: '--default-unreachable-toleration-seconds=5 --default-not-ready-toleration-seconds=5',
  KUBELAB_KCM_FLAGS: '--node-eviction-rate=10 --horizontal-pod-autoscaler-sync-period=250ms',
};

export class Lab {
  kitProgram = join(root, 'dist', 'automq-kit.js');

  constructor(labs, zones) {
    this.labs = labs;
    this.zones = zones;
    this.work = mkdtempSync(join(tmpdir(), 'verify-cluster-'));
    this.folder = join(this.work, 'lab');
    this.env = {
      ...process.env,
      NODE_NO_WARNINGS: '1',
      KUBELAB_PORT: process.env.KUBELAB_PORT ?? '29443',
      KUBECONFIG: join(this.folder, 'kubeconfig'),
    };
  }

  async start() {
    const { work, env, labs } = this;
    const binary = capture(join(labs, 'kube', 'kubelab.sh'), []).trim();
    mkdirSync(join(work, 'bin'));
    writeFileSync(join(work, 'bin', 'kubectl'), `#!/bin/sh\nexec ${binary} kubectl "$@"\n`);
    chmodSync(join(work, 'bin', 'kubectl'), 0o755);
    env.PATH = `${join(work, 'bin')}:${env.PATH}`;
    const nodes = join(work, 'nodes.json');
    writeFileSync(nodes, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: this.zones.map(plainNode) }));
    const settings = { KUBELAB_ZONES: this.zones.join(' '), KUBELAB_NODES: nodes };
    run(join(labs, 'kube', 'up.sh'), [this.folder], { env: { ...env, ...shorterWaits, ...settings } });
    for (const crds of customResources({ labs, folder: join(work, 'crds'), env }))
      this.kubectl('apply', '--server-side', '-f', crds);
    this.kubectl('apply', '--server-side', '-f', join(labs, 'kube', 'lab', 'metrics-crds.yaml'));
    this.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s');
    this.api = await openApi(env);
  }

  stop() {
    this.api?.close();
    capture(join(this.labs, 'kube', 'down.sh'), [this.folder], { env: this.env, optional: true });
    rmSync(this.work, { recursive: true, force: true });
  }

  kubectl(...args) {
    return capture('kubectl', args, { env: this.env });
  }

  kubectlJson(...args) {
    return JSON.parse(this.kubectl(...args, '-o', 'json'));
  }

  apply(object) {
    return capture('kubectl', ['apply', '--server-side', '-f', '-'], { env: this.env, input: JSON.stringify(object) });
  }

  /** Created and not applied: an apply leaves out the status, in which their size stands. */
  addNodes(items) {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    capture('kubectl', ['create', '-f', '-'], { env: this.env, input });
    this.kubectl('wait', '--for=condition=Ready', 'node', '--all', '--timeout=300s');
  }

  /** Beside what goes on here; resolves with the exit code and everything that was said. */
  async beside(command, args) {
    const child = spawn(command, args, { env: this.env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    return new Promise((done) => child.on('close', (code) => done({ code, output })));
  }

  kit(...args) {
    return this.beside('node', [this.kitProgram, ...args]);
  }

  render(file, out, ...options) {
    run('node', [this.kitProgram, 'synth', file, '--out', out, ...options], {
      env: { ...this.env, CDK_VALIDATION: 'false' },
      cwd: root,
    });
    return join(out, 'manifests');
  }

  /** Process of the simulated kubelets of a zone. */
  zoneProcess(zone) {
    const lines = readFileSync(join(this.folder, 'pids'), 'utf8').split('\n');
    return Number(lines.find((line) => line.endsWith(` kwok-${zone}`)).split(' ')[0]);
  }
}

/** Waits until something holds. @returns seconds; throws after as many as are given */
export async function until(holds, { what, seconds = 60 }) {
  const started = Date.now();
  while (!holds()) {
    if (Date.now() - started > seconds * 1000) throw new Error(`waited ${seconds} s in vain until ${what}`);
    await sleep(50);
  }
  return (Date.now() - started) / 1000;
}

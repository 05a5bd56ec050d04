// Starts and stops nodes in verify:restore as a StatefulSet and the kubelet do: one that ends by itself is started again.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialsOf } from './broker-unregister-checks.mjs';

/** A broker that starts while another recovers its log is fenced once; one that ends more often is no such case. */
const maxRestarts = 3;

export class Kubelet {
  #cluster;
  /** Nodes that are to run, with how often each was started again. */
  #wanted = new Map();

  /** @param cluster whose nodes run */
  constructor(cluster) {
    this.#cluster = cluster;
    for (const node of cluster.nodes) {
      node.environment = credentialsOf(node);
      this.#watch(node);
    }
  }

  /** @returns seconds until all of them were there */
  async start(nodes) {
    const began = Date.now();
    for (const node of nodes) this.#launch(node);
    for (const node of nodes) await this.#started(node);
    return Math.round((Date.now() - began) / 1000);
  }

  /** As the loss of the machine: no node says goodbye. */
  async stop(nodes) {
    for (const node of nodes) this.#wanted.delete(node);
    const alive = nodes
      .map((node) => node.process)
      .filter((each) => each.exitCode === null && each.signalCode === null);
    const ends = alive.map((each) => new Promise((done) => each.once('exit', done)));
    for (const each of alive) each.kill('SIGKILL');
    await Promise.all(ends);
  }

  /** What a node says that does not start; undefined when it runs after half a minute. */
  async refusal(node) {
    this.#cluster.launch(node, node.environment);
    for (let i = 0; i < 60 && node.process.exitCode === null; i += 1) await sleep(500);
    if (node.process.exitCode !== null) return readFileSync(node.log, 'utf8');
    await this.stop([node]);
    return undefined;
  }

  #launch(node) {
    this.#cluster.launch(node, node.environment);
    this.#watch(node);
  }

  #watch(node) {
    if (!this.#wanted.has(node)) this.#wanted.set(node, 0);
    node.process.once('exit', () => {
      const restarts = this.#wanted.get(node);
      if (restarts === undefined || restarts === maxRestarts) return;
      this.#wanted.set(node, restarts + 1);
      console.log(`  ${node.pod} ended and is started again`);
      this.#launch(node);
    });
  }

  async #started(node) {
    for (let i = 0; i < 600; i += 1) {
      if (readFileSync(node.log, 'utf8').includes('Kafka Server started')) return;
      if (this.#wanted.get(node) === maxRestarts && node.process.exitCode !== null) break;
      await sleep(500);
    }
    throw new Error(`${node.pod} has not started\n${readFileSync(node.log, 'utf8').split('\n').slice(-15).join('\n')}`);
  }
}

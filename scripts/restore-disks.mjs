// The volumes of nodes in verify:restore: as a snapshot has them, from a snapshot, and empty.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export class Disks {
  #cluster;
  #snapshots;

  constructor(cluster, snapshots) {
    this.#cluster = cluster;
    this.#snapshots = snapshots;
  }

  /** One moment of the disk of a node that runs: as after the loss of its machine. */
  snapshot(node) {
    const { pid } = node.process;
    process.kill(pid, 'SIGSTOP');
    try {
      cpSync(this.#disk(node), this.#snapshot(node), { recursive: true });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  restore(node) {
    this.empty(node);
    cpSync(this.#snapshot(node), this.#disk(node), { recursive: true });
  }

  empty(node) {
    rmSync(this.#disk(node), { recursive: true, force: true });
  }

  #disk({ pod }) {
    return join(this.#cluster.folder, pod, 'data');
  }

  #snapshot({ pod }) {
    return join(this.#snapshots, pod);
  }
}

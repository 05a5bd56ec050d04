// Runs the container of a rendered pod as a process of this machine: its volumes lie below a folder, and every path of
// the container is moved there. Nothing else of its files and its command is changed.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute } from './broker-tools.mjs';

/** Folders of the container that are moved. */
const containerPaths = /\/(etc\/automq|data\/kafka|var\/automq|opt\/kafka)/g;

export class Pod {
  /**
   * @param root folder that stands for the container's `/`
   * @param spec of the rendered pod
   * @param cluster objects and Secrets that its volumes come from
   */
  constructor(root, spec, cluster) {
    this.root = root;
    this.container = spec.containers[0];
    for (const { name, mountPath } of this.container.volumeMounts) {
      const folder = join(root, mountPath);
      mkdirSync(folder, { recursive: true });
      const volume = spec.volumes.find((each) => each.name === name);
      if (volume !== undefined) this.#fill(folder, volume, cluster);
    }
  }

  /** A text of the container with its paths moved. */
  moved(text) {
    return text.replaceAll(containerPaths, `${this.root}/$1`);
  }

  get command() {
    return this.container.command.map((argument) => this.moved(argument));
  }

  /** Runs the pod's command to its end. */
  run(environment) {
    const [command, ...args] = this.command;
    return execute(command, args, { env: environment }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      ({ code, stdout, stderr, message }) => ({ code, output: (stdout ?? message) + (stderr ?? '') }),
    );
  }

  #fill(folder, { configMap, secret, projected }, { objects, secrets, isFormed }) {
    if (isThere(configMap, isFormed)) {
      const isIt = ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMap.name;
      for (const [name, text] of Object.entries(objects.find(isIt)?.data ?? {}))
        writeFileSync(join(folder, name), this.moved(text), { mode: 0o755 });
    }
    const sources = projected?.sources.map((source) => source.secret) ?? [];
    for (const { secretName, name = secretName, items } of [...(secret ? [secret] : []), ...sources]) {
      for (const { key, path } of items) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        // What replaces the entry appears here too, as it does in a pod.
        symlinkSync(secrets.path(name, key), join(folder, path));
      }
    }
  }

  /** Puts a program in the place of one of the image. */
  replace(path, script) {
    writeFileSync(this.#made(path), script, { mode: 0o755 });
  }

  /** Puts a folder in the place of one of the image. */
  link(path, folder) {
    symlinkSync(folder, this.#made(path));
  }

  #made(path) {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  }
}

/** What may be missing is missing while the controllers' disks are new, and no quorum has been formed. */
const isThere = (configMap, isFormed) => configMap !== undefined && (isFormed || !configMap.optional);

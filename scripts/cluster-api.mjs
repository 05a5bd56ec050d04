// The API server as a client that watches it: every change in its order, and not what a look now and then happens to find.
import { spawn } from 'node:child_process';
import { get } from 'node:http';

const json = 'application/json';

/** Through `kubectl proxy`, so that it is the cluster of the kubeconfig. */
export async function openApi(env) {
  const proxy = spawn('kubectl', ['proxy', '--port=0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise((resolve, reject) => {
    proxy.stdout.once('data', (text) => resolve(`http://${/127\.0\.0\.1:\d+/.exec(text)[0]}`));
    proxy.once('exit', () => reject(new Error('kubectl proxy has ended')));
  });
  const ask = async (method, path, { body, type = json } = {}) => {
    const response = await fetch(`${base}${path}`, { method, headers: { 'content-type': type }, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text);
  };
  return {
    get: (path) => ask('GET', path),
    delete: (path) => ask('DELETE', path),
    /** Server-side apply of one object. */
    apply: (path, object) =>
      ask('PATCH', `${path}?fieldManager=verify-cluster&force=true`, {
        body: JSON.stringify(object),
        type: 'application/apply-patch+yaml',
      }),
    watch: (path, query, onObject) => watch({ base, ask }, { path, query, onObject }),
    close: () => proxy.kill(),
  };
}

/** Tells of each object that there is and of each change; `wasWhole` says whether none was missed. */
async function watch({ base, ask }, { path, query, onObject }) {
  const list = await ask('GET', `${path}?${query}`);
  for (const object of list.items) onObject('ADDED', object);
  const state = { isWhole: true, isOpen: true };
  const url = `${base}${path}?${query}&watch=1&resourceVersion=${list.metadata.resourceVersion}`;
  const broken = () => (state.isWhole &&= !state.isOpen);
  const request = get(url, (response) => {
    let rest = '';
    response.setEncoding('utf8').on('data', (text) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop();
      for (const { type, object } of lines.map((line) => JSON.parse(line))) {
        if (type === 'ERROR') broken();
        else onObject(type, object);
      }
    });
    response.on('close', broken).on('error', broken);
  });
  request.on('error', broken);
  return {
    wasWhole: () => state.isWhole,
    close: () => {
      state.isOpen = false;
      request.destroy();
    },
  };
}

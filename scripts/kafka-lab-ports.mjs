// Ports of this machine for kafka-lab.mjs, of which several may run.
import { createServer } from 'node:net';

/** Ports that nobody listens on, below those that the system gives to connections. */
export async function freePorts(count) {
  const found = [];
  for (let tries = 0; found.length < count && tries < 2000; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (!found.includes(port) && (await isFree(port))) found.push(port);
  }
  if (found.length < count) throw new Error('there are not enough free ports');
  return found;
}

function isFree(port) {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => done(true)));
  });
}

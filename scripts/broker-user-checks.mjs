// Users come, change their passwords and rights, and go, by the file and the job that keeps them.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, parties } from './broker-client-checks.mjs';
import { impatient } from './broker-probe.mjs';
import { newPassword } from './broker-secrets.mjs';
import { assert } from './verify-run.mjs';

const aclCommand = 'kafka.admin.AclCommand';

/** The first run of the job gives everybody what the file says, the second finds nothing to do; neither says a secret. */
export async function checkFirstRuns(example) {
  const { users: ofFile, monitor, contracts } = example.deployment.security;
  const users = [...ofFile, monitor, contracts];
  const rights = users.flatMap(({ acls }) => acls.flatMap(({ operations }) => operations)).length;
  const passwords = ofFile.filter(({ credential }) => credential.kind === 'password');
  const ofMonitor = Object.values(example.deployment.access).some(({ authentication }) => authentication === 'scram');
  const first = await example.keepUsers();
  const changes = rights + passwords.length + (ofMonitor ? 1 : 0);
  said(first, { code: 0, line: `${users.length} users, ${changes} changes, 0 failures` }, 'the job makes all users');
  const second = await example.keepUsers();
  said(second, { code: 0, line: `${users.length} users, 0 changes, 0 failures` }, 'run again, it changes nothing');
  const secrets = passwords.map((user) => example.password(user));
  const leaks = secrets.filter((secret) => (first.output + second.output).includes(secret));
  assert(leaks.length === 0, 'it says no password');
}

/** Waits until sessions have ended; whoever had one and can't have another writes nothing more. */
async function checkThrownOut(example, name, what) {
  await sleep(example.sessionMs + 3_000);
  const { failed, problem } = await example.probe.ask({ do: 'stop', name });
  assert(failed > 0, `${what} is out when the session ends (${problem})`);
}

/** A new password takes effect while a client writes; the old one opens nothing more. */
export async function checkRotation(example) {
  const { probe } = example;
  const { writer, topic } = parties(example);
  const intent = example.deployment.access.network ? 'network' : 'cluster';
  const client = { intent, user: writer };
  const before = await example.client(client);
  const also = example.sessionMs ? impatient : {};
  const kept = await probe.ask({ do: 'keep', name: 'rotation', settings: before, topic, also });
  expect(kept, () => true, `${writer} writes without end, over ${intent}`);
  example.setPassword(example.user(writer).credential, newPassword());
  const unready = await probe.ask({ do: 'produce', settings: before, topic, count: 1 });
  expect(unready, () => true, 'the old password holds until the job runs');
  said(await example.keepUsers(), { code: 0, line: '0 failures' }, 'the job sets the password of the Secret');
  const old = await probe.ask({ do: 'produce', settings: before, topic, count: 1, also: impatient });
  assert(old.error === 'SaslAuthenticationException', `the old password is refused (${old.error})`);
  const renewed = await example.client(client);
  const now = await probe.ask({ do: 'produce', settings: renewed, topic, count: 1 });
  expect(now, () => true, 'the new password is taken');
  if (example.sessionMs) {
    await checkThrownOut(example, 'rotation', 'who came with the old password');
    return;
  }
  const seen = await probe.ask({ do: 'stop', name: 'rotation' });
  expect(seen, ({ written, failed }) => written > 20 && failed === 0, `meanwhile ${summary(seen)}`);
}

/** What somebody denied by hand stays denied, and is named. */
export async function checkDenials(example) {
  const { reader, topic } = parties(example);
  const denial = ['--deny-principal', `User:${reader}`, '--operation', 'Read', '--topic', topic];
  await example.tool(aclCommand, ['--add', ...denial]);
  const run = await example.keepUsers();
  const line = `${reader}: denied by hand, left alone: (denial) read topic ${topic}`;
  said(run, { code: 0, line }, 'a right that was denied by hand is named');
  said(run, { code: 0, line: ' 0 changes, 0 failures' }, 'and nothing is changed');
  const listed = await example.tool(aclCommand, ['--list', '--principal', `User:${reader}`]);
  assert(listed.includes('permissionType=DENY'), 'it stays denied');
  await example.tool(aclCommand, ['--remove', '--force', ...denial]);
}

/** A password for the name of a node would make a super user of a client: the job takes it away. */
export async function checkNodeNames(example) {
  const { probe } = example;
  const { writer, topic } = parties(example);
  const name = 'node:broker';
  const password = newPassword();
  const user = ['--entity-type', 'users', '--entity-name', name];
  for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512']) {
    const config = `${mechanism}=[password=${password}]`;
    await example.tool('kafka.admin.ConfigCommand', ['--alter', '--add-config', config, ...user]);
  }
  const edit = (text) => text.replace(/username="[^"]*"/, `username="${name}"`);
  const settings = await example.client({ intent: 'cluster', user: writer, wrong: { password }, edit });
  const kept = await probe.ask({ do: 'keep', name: 'intruder', settings, topic, also: impatient });
  expect(kept, () => true, `somebody who has a password for ${name} may do what nodes may`);
  const run = await example.keepUsers();
  said(run, { code: 0, line: `${name}: WARNING: ` }, 'the job takes it away and warns of it');
  const refused = await probe.ask({ do: 'produce', settings, topic, count: 1, also: impatient });
  assert(refused.error === 'SaslAuthenticationException', `nobody comes in with it any more (${refused.error})`);
  const left = await example.tool('kafka.admin.ConfigCommand', ['--describe', ...user]);
  assert(!left.includes('SCRAM'), 'nothing is left of it');
  if (!example.sessionMs) return void (await probe.ask({ do: 'stop', name: 'intruder' }));
  await checkThrownOut(example, 'intruder', 'who had come with it');
}

/** Rights follow the file: one more, none again; strangers keep what they have. */
export async function checkRights(example) {
  const { probe } = example;
  const { reader, topic } = parties(example);
  const intent = Object.entries(example.deployment.access).find(
    ([, { authentication }]) =>
      (authentication === 'mtls') === (example.user(reader).credential.kind === 'certificate'),
  )[0];
  const settings = await example.client({ intent, user: reader });
  const write = () => probe.ask({ do: 'produce', settings, topic, count: 1, also: impatient });
  await example.tool(aclCommand, [
    '--add',
    '--allow-principal',
    'User:stranger',
    '--operation',
    'Read',
    '--topic',
    'x',
  ]);
  // Without a right to write anywhere Kafka refuses the idempotent producer as such.
  const isDenied = ({ error }) => ['TopicAuthorizationException', 'ClusterAuthorizationException'].includes(error);
  assert(isDenied(await write()), `${reader} may not write`);
  example.change(({ security }) => {
    const { acls } = security.users.find(({ name }) => name === reader);
    acls.push({ resource: 'topic', name: topic, operations: ['write'] });
  });
  const line = `${reader}: allowed: write topic ${topic}`;
  said(await example.keepUsers(), { code: 0, line }, 'a right that the file has anew is given');
  expect(await write(), () => true, `${reader} writes, over ${intent}`);
  example.change(() => undefined);
  const taken = await example.keepUsers();
  said(taken, { code: 0, line: `${reader}: not allowed any more: write topic ${topic}` }, 'and is taken away again');
  assert(isDenied(await write()), `${reader} may not write any more`);
  const listed = await example.tool(aclCommand, ['--list', '--principal', 'User:stranger']);
  const isKept =
    listed.includes('operation=READ') && taken.output.includes('User:stranger: not in the file, left alone');
  assert(isKept, 'somebody whom the file does not name keeps his rights, and the job names him');
}

/** Rights of a user that has them from contracts are somebody else’s to give and take, until the user goes. */
export async function checkContractUsers(example) {
  const { reader } = parties(example);
  const principal = `User:${reader}`;
  const rights = async () =>
    (await example.tool(aclCommand, ['--list', '--principal', principal])).match(/operation=/g)?.length ?? 0;
  const ofContract = ['--allow-principal', principal, '--operation', 'Read', '--topic', 'of-a-contract'];
  await example.tool(aclCommand, ['--add', ...ofContract]);
  const before = await rights();
  const asContractUser = (changes) =>
    example.change((config) => {
      config.contracts = { paths: ['contracts'], dataClasses: [{ name: 'any', purpose: 'Whatever there is.' }] };
      const user = config.security.users.find(({ name }) => name === reader);
      Object.assign(user, { aclsFrom: 'contracts', acls: [] }, changes);
    });
  asContractUser({});
  const { secret, key } = example.deployment.security.contracts.credentials;
  example.secrets.write(secret, key, newPassword());
  const own = 'automq-contracts: allowed: create topic *';
  said(await example.keepUsers(), { code: 0, line: own }, 'with contracts, who applies them may make topics');
  assert((await rights()) === before, `${reader} keeps what the file does not say, and what it said`);
  asContractUser({ state: 'removed' });
  const line = `${reader}: not allowed any more: read topic of-a-contract`;
  said(await example.keepUsers(), { code: 0, line }, 'a removed one loses what contracts gave');
  assert((await rights()) === 0, 'and has no rights');
  example.change(() => undefined);
  const gone = 'automq-contracts: has no password any more';
  said(await example.keepUsers(), { code: 0, line: gone }, 'without contracts, who applied them is out');
}

/** Who is removed loses password and rights; a missing Secret keeps nobody else from his. */
export async function checkRemoval(example) {
  const { probe } = example;
  const { writer, reader, topic } = parties(example);
  const settings = await example.client({ intent: 'cluster', user: writer });
  const denial = ['--deny-principal', `User:${writer}`, '--operation', 'Delete', '--topic', topic];
  await example.tool(aclCommand, ['--add', ...denial]);
  example.change(({ security }) => {
    Object.assign(
      security.users.find(({ name }) => name === writer),
      { state: 'removed', acls: [] },
    );
    security.users.push({ name: 'late', credential: { kind: 'password', secret: 'not-made-yet' } });
    security.users.find(({ name }) => name === reader).acls.splice(0, 1);
  });
  const run = await example.keepUsers();
  said(run, { code: 1, line: 'late: has no password at' }, 'a Secret that is missing is named, and the job fails');
  said(run, { code: 1, line: `${writer}: has no password any more` }, 'a removed user loses his password all the same');
  said(
    run,
    { code: 1, line: `${reader}: not allowed any more: read topic` },
    'and another one the right that left the file',
  );
  const refused = await probe.ask({ do: 'produce', settings, topic, count: 1, also: impatient });
  assert(refused.error === 'SaslAuthenticationException', `who was removed is refused (${refused.error})`);
  const rights = await example.tool(aclCommand, ['--list', '--principal', `User:${writer}`]);
  assert(!rights.includes('operation='), 'and has no rights, and no denials');
  example.change(() => undefined);
  said(await example.keepUsers(), { code: 0, line: `${writer}: has a password now` }, 'back in the file, he is back');
}

/** Counts what the job said; shows it when that isn't what it should. */
export function said({ code, output }, wanted, what) {
  const holds = code === wanted.code && output.includes(wanted.line);
  assert(holds, what);
  if (!holds) console.log(`        ended with ${code}, not ${wanted.code} and "${wanted.line}"\n${output}`);
}

export const summary = ({ written, failed, longestPauseMs }) =>
  `${written} records were written, ${failed} failed, the longest pause was ${longestPauseMs} ms`;

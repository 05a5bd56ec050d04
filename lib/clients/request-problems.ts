import { nearest } from '../config/nearest';
import { shown } from '../config/shown';
import type { Authentication, Intent } from '../model/access';
import type { Deployment } from '../model/deployment';
import { openIntents } from '../model/open-intents';
import type { User } from '../model/security';
import { listed } from '../model/wording';
import type { ClientRequest, RequestProblem } from './client-request';
import { clientUsers } from './client-users';

/** Everything about a request that the deployment does not allow. */
export const requestProblems = (deployment: Deployment, request: ClientRequest): readonly RequestProblem[] => [
  ...intentProblems(deployment, request),
  ...zoneProblems(deployment, request),
  ...userProblems(deployment, request),
];

/** The kind of credential that a way in takes. */
const credentials = { scram: 'password', mtls: 'certificate' } as const;

const kindTakenBy = (authentication: Authentication) =>
  authentication === 'none' ? undefined : credentials[authentication];

/** What the deployment file has to say for a way in to be there. */
const neededFor: Readonly<Record<Intent, string>> = {
  cluster: 'network.clientNamespaces',
  network: 'access.network',
  privateLink: 'access.privateLink',
};

function intentProblems(deployment: Deployment, { intent }: ClientRequest): readonly RequestProblem[] {
  const open = openIntents(deployment);
  if (open.includes(intent)) return [];
  return [
    {
      setting: 'intent',
      message: `nobody can come in over ${intent}; the deployment has ${open.length === 0 ? 'no way in' : listed(open)}.`,
      fix: `${open.length === 0 ? 'Write' : 'Ask for one of these, or write'} ${neededFor[intent]} to the deployment file.`,
    },
  ];
}

function zoneProblems({ zones }: Deployment, { zone: wanted }: ClientRequest): readonly RequestProblem[] {
  if (wanted === undefined) return [];
  const zone = zones.find(({ id }) => id === wanted);
  if (zone?.state === 'active') return [];
  const active = zones.filter(({ state }) => state === 'active').map(({ id }) => id);
  const problem = zone ? 'is draining and has no brokers' : 'is no zone of this deployment';
  return [
    {
      setting: 'zone',
      message: `${shown(wanted)} ${problem}; zones with brokers are ${listed(active)}.`,
      fix: zone
        ? 'Name one of these, or none: then the client begins at brokers of any zone.'
        : suggestion(wanted, active, 'Write the id, not the name, and one that the deployment file has.'),
    },
  ];
}

function userProblems({ security, access }: Deployment, request: ClientRequest): readonly RequestProblem[] {
  const problem = (message: string, fix: string): readonly RequestProblem[] => [{ setting: 'user', message, fix }];
  const { user: wanted, intent } = request;
  if (security.kind === 'plaintext') {
    if (wanted === undefined) return [];
    return problem(
      `${shown(wanted)} means nothing here: brokers without TLS know no users (security.kind: plaintext).`,
      'Ask for no user.',
    );
  }
  const users = clientUsers({ access }, security, intent);
  const active = users.filter(({ state }) => state === 'active');
  const names = active.map(({ name }) => name);
  const has = names.length === 0 ? 'security.users has none' : `users are ${listed(names)}`;
  if (wanted === undefined) return problem(`is missing, and brokers refuse whom they don’t know; ${has}.`, 'Name one.');
  const user = users.find(({ name }) => name === wanted);
  if (!user) {
    return problem(
      `${shown(wanted)} is no user of this deployment; ${has}.`,
      suggestion(wanted, names, 'Name one of these, or write it to security.users of the deployment file.'),
    );
  }
  if (user.state === 'removed')
    return problem(`${shown(wanted)} is removed; ${has}.`, 'Name one of these, or take its state: removed away.');
  const authentication = access[intent]?.authentication;
  const taken = authentication && kindTakenBy(authentication);
  return taken === undefined || user.credential.kind === taken
    ? []
    : problem(...mismatch({ user, intent, taken, others: active }));
}

function mismatch({
  user,
  intent,
  taken,
  others,
}: {
  readonly user: User;
  readonly intent: Intent;
  readonly taken: 'password' | 'certificate';
  readonly others: readonly User[];
}): [string, string] {
  const fitting = others.filter(({ credential }) => credential.kind === taken).map(({ name }) => name);
  return [
    `${shown(user.name)} has a ${user.credential.kind}, and ${intent} takes a ${taken} (access.${intent}.authentication).`,
    fitting.length === 0
      ? `Write a user with a ${taken} to security.users, or ask for a way in that takes a ${user.credential.kind}.`
      : `With a ${taken}: ${listed(fitting)}. Name one, or ask for a way in that takes a ${user.credential.kind}.`,
  ];
}

function suggestion(text: string, candidates: readonly string[], otherwise: string): string {
  const near = nearest(text, candidates);
  return near === undefined ? otherwise : `Did you mean ${near}?`;
}

import { parseCidr } from '../../model/cidr';
import { repeated } from '../../rules/repeated';
import { tagsRule } from '../../rules/tags-rule';
import { isWideOpen } from '../../rules/wide-open';
import { portRanges } from '../model/port-ranges';
import type { ConsumerRule } from './consumer-rule';

const clientsSome: ConsumerRule = {
  id: 'clients-some',
  severity: 'error',
  why: 'The endpoints let nobody in but the clients named here.',
  fix: 'Name a security group in `clients.securityGroups`, or a block in `clients.cidrs`.',
  check: ({ clients: { securityGroups, cidrs } }) =>
    securityGroups.length + cidrs.length > 0 ? [] : [{ path: ['clients'], message: 'names nobody.' }],
};

const clientUnique: ConsumerRule = {
  id: 'client-unique',
  severity: 'error',
  why: 'An entry that stands twice is a copy that was meant to be changed, and AWS refuses it.',
  fix: 'Remove the entry, or write the one that is missing.',
  check: ({ clients }) =>
    (['securityGroups', 'cidrs'] as const).flatMap((key) =>
      repeated(clients[key], (entry) => entry).map(({ index, first, entry }) => ({
        path: ['clients', key, index],
        message: `"${entry}" stands at position ${first} already.`,
      })),
    ),
};

const clientCidr: ConsumerRule = {
  id: 'client-cidr',
  severity: 'error',
  why: 'The security group is what keeps strangers in the VPC, and in networks connected to it, away from the brokers.',
  fix: 'Write the blocks of the clients’ subnets, or better their security groups.',
  check: ({ clients: { cidrs } }) =>
    cidrs.flatMap((text, index) => {
      const path = ['clients', 'cidrs', index];
      if (parseCidr(text) === undefined) {
        return [{ path, message: `"${text}" is not a network address.`, fix: 'Write the first address of the block.' }];
      }
      return isWideOpen(text) ? [{ path, message: `"${text}" lets almost everybody in.` }] : [];
    }),
};

/** Rules of one direction in a security group (Amazon VPC quotas, "Inbound or outbound rules per security group"). */
const maxSecurityGroupRules = 60;

const securityGroupRules: ConsumerRule = {
  id: 'security-group-rules',
  severity: 'error',
  why: `A security group has ${maxSecurityGroupRules} rules: one for each client entry and range of ports.`,
  fix: 'Name fewer clients: one security group that all of them have, or a block that holds several.',
  check: ({ clients: { securityGroups, cidrs }, provider }) => {
    const sources = securityGroups.length + cidrs.length;
    const ranges = portRanges(provider).length;
    return sources * ranges <= maxSecurityGroupRules
      ? []
      : [
          {
            path: ['clients'],
            message: `${sources} entries and ${ranges} ranges of ports make ${sources * ranges} rules.`,
          },
        ];
  },
};

export const clientRules: readonly ConsumerRule[] = [
  clientsSome,
  clientUnique,
  clientCidr,
  securityGroupRules,
  tagsRule,
];

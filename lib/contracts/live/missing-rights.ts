import { ClusterFailure } from './cluster-failure';

/** Lines that are printed; more of them tell no more. */
const mostLines = 20;

/** The caller lacks rights on the cluster: each as an operation and its resource, such as `describeConfigs on topic orders`. */
export class MissingRights extends ClusterFailure {
  constructor(
    readonly missing: readonly string[],
    what: string,
  ) {
    const distinct = [...new Set(missing)];
    const shown = distinct.slice(0, mostLines).map((each) => `  ${each}`);
    const more = distinct.length > mostLines ? [`  and ${distinct.length - mostLines} more`] : [];
    super(
      [`The login of --command-config lacks rights on this cluster, so that ${what}:`, ...shown, ...more].join('\n'),
      'Log in as the user that the deployment has for it, automq-contracts, or let an administrator grant them.',
    );
    this.name = 'MissingRights';
  }
}

import type { Intent } from './access';
import { intents } from './access';
import type { Deployment } from './deployment';
import { ports } from './ports';

/** Namespaces of the cluster whose pods may come in as clients. */
export const clientNamespaces = ({ edges }: Pick<Deployment, 'edges'>): readonly string[] =>
  edges.flatMap(({ from, ports: numbers }) =>
    from.kind === 'namespaces' && numbers.includes(ports.client) ? from.namespaces : [],
  );

/** The ways in by which anybody may come. The listener of the cluster is there also where no namespace is named. */
export const openIntents = (deployment: Pick<Deployment, 'access' | 'edges'>): readonly Intent[] =>
  intents.filter((intent) =>
    intent === 'cluster' ? clientNamespaces(deployment).length > 0 : deployment.access[intent] !== undefined,
  );

/** A query of the data for one deployment: its namespace is fixed, so that no choice in Grafana shows another's. */
export const inNamespace = (query: string, namespace: string): string => query.replaceAll('$namespace', namespace);

import { revisionOf } from '../revision';

/** Grafana allows 40 characters. */
const longest = 40;

/**
 * Identity of a dashboard in Grafana, and name of its file there: sidecars put the files of all namespaces into one
 * folder. A deployment with a long name gets a digest at its end.
 */
export function uidOf(deployment: string, dashboard: string): string {
  const uid = `automq-${deployment}-${dashboard}`;
  if (uid.length <= longest) return uid;
  const digest = revisionOf({ deployment, dashboard });
  return `${uid.slice(0, longest - digest.length - 1)}-${digest}`;
}

/**
 * Headings of docs/runbook.md in its order, by which messages, alerts, failure domains and results refer to it. Which of
 * them are left out of a deployment's own runbook is said in the page itself (lib/model/runbook).
 */
export const runbookHeadings = [
  // Something is broken.
  'A controller lost its disk',
  'The quorum has no majority',
  'A broker is gone',
  'A zone is out',
  'Clients do not reach the brokers',
  'The object store refuses or is away',
  'The Kubernetes API is away',
  'The way out of the VPC fails',
  'A node was fenced',
  'Writes are slow',
  'Volumes fill up',
  'A backup is too old',
  'Pod has no credentials',
  'Broker hangs before it is ready',
  'Out of memory',
  'Metrics are missing',
  'The balancer does nothing',
  'Traffic crosses zones',
  'Objects are not cleaned up',
  // What is read and written.
  'A partition is hot',
  'A consumer group falls behind',
  'A replay starves live readers',
  'A planned replay or correction',
  'A producer sends malformed records',
  'A schema change broke a consumer',
  'A bad deployment has written records',
  'Dead letters grow',
  'A topic exceeds its contract',
  'An undeclared group reads a sensitive topic',
  'Contracts are not applied',
  'A connector stands still',
  // Delivery and scale.
  'Wave does not finish',
  'Workload stack times out',
  'The first deploy failed',
  'A scale-out is blocked',
  'A scale-in is stuck',
  'Fewer brokers in a zone',
  'From a fixed number to an autoscaler',
  'From an autoscaler back to a fixed number',
  'A broker has no slot',
  // Zones.
  'Add a zone',
  'Drain a zone',
  'A zone is out, and consumers come over PrivateLink',
  // Nodes, versions, volumes.
  'Nodes are to be drained',
  'Replace the nodes’ image',
  'Change the instance type',
  'From node groups to Karpenter',
  'Change the size of volumes',
  'Change the controllers',
  'A Kubernetes upgrade',
  'A Kubernetes upgrade failed',
  'Upgrade AutoMQ',
  // Identities.
  'A certificate is about to end',
  'A password is to change',
  'A user is to go',
  'From plaintext to TLS',
  // The end of it, and the way back.
  'Restore the metadata',
  'Tear a deployment down',
] as const;

export type RunbookHeading = (typeof runbookHeadings)[number];

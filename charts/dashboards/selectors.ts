/** Matchers that narrow a query to the deployment. */
export const ours = 'namespace="$namespace"';

/** As above, and to the zones that are chosen in the dashboard. */
export const inZone = `${ours}, zone=~"$zone"`;

/** As above, and to the brokers that are chosen. */
export const ofBroker = `${inZone}, component="broker", instance=~"$broker"`;

import { objectLabels } from '../../model/labels';

/** Label that says which deployment an object belongs to. */
export const instanceLabel = 'app.kubernetes.io/instance' satisfies keyof ReturnType<typeof objectLabels>;

/** Selects every object that the kit has applied for a deployment. */
export const ownedBy = (deployment: string) =>
  Object.entries(objectLabels(deployment))
    .map(([label, value]) => `${label}=${value}`)
    .join(',');

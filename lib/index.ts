export { infrastructure, manifests } from './synth';
export type { InfrastructureOptions, Manifests } from './synth';
export { loadDeployment, parseDeployment } from './load-deployment';
export { InvalidDeployment } from './config/invalid-deployment';
export type { Deployment } from './model/deployment';
export type { KubernetesObject, Wave } from './model/wave';

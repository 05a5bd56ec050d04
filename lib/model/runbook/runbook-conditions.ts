import { outsideAccesses } from '../access';
import { hasNodePools, nodesFollow } from '../broker-nodes';
import { hasContractsJob } from '../contracts-job';
import type { Deployment } from '../deployment';
import { hasCanary, hasGroupLag } from '../monitors';
import { natZones } from '../nat-zones';
import { isAutoscaled, isBound, isIssuing, isScaledByCpu, isScaledByNetwork } from '../needed-components';

/** What parts of docs/runbook.md are for, as their comments `<!-- only … -->` name it. */
export function runbookConditions(deployment: Deployment) {
  const { platform, delivery, security, access, brokers, controllers, workloads, objectStore, backup } = deployment;
  const aws = platform.kind === 'aws';
  const tls = security.kind === 'tls';
  return {
    /** For who reads the page of the kit itself. */
    source: false,
    aws,
    kubernetes: !aws,
    newCluster: aws && platform.cluster.kind === 'new',
    existingCluster: aws && platform.cluster.kind === 'existing',
    nat: aws && natZones(platform.vpc).length > 0,
    /** Where the customer’s or the kit’s own key encrypts the data. */
    kmsKey: aws && platform.storage.key.kind !== 'awsManaged',
    storeSecret: objectStore.credentials !== undefined,
    bundle: delivery === 'bundle',
    cdk: delivery === 'cdk',
    tls,
    plaintext: !tls,
    certManager: isIssuing(deployment),
    ownCertificates: tls && !isIssuing(deployment),
    outside: outsideAccesses(access).length > 0,
    network: access.network !== undefined,
    privateLink: access.privateLink !== undefined,
    loadBalancers: isBound(deployment),
    networkLoadBalancer: isBound(deployment) && access.network !== undefined,
    autoscaled: isAutoscaled(deployment),
    fixed: !isAutoscaled(deployment),
    scaledByCpu: isScaledByCpu(deployment),
    scaledByNetwork: isScaledByNetwork(deployment),
    /** Where nodes of AWS stay when brokers go. */
    fixedNodes: aws && !nodesFollow(deployment),
    /** Who makes the nodes of brokers in the account. */
    ...brokerNodes(deployment),
    canary: hasCanary(deployment),
    groupLag: hasGroupLag(deployment),
    noGroupLag: !hasGroupLag(deployment),
    severalZones: brokers.length > 1,
    severalControllers: controllers.reduce((sum, { count }) => sum + count, 0) > 1,
    oneController: controllers.reduce((sum, { count }) => sum + count, 0) === 1,
    backup: backup !== undefined,
    noBackup: backup === undefined,
    awsBackup: backup !== undefined && backup.job === undefined,
    backupJob: backup?.job !== undefined,
    /** Where VolumeSnapshots are what people make, by hand. */
    noBackupJob: !aws && backup?.job === undefined,
    noWorkloads: workloads.length === 0,
    ...eventContracts(deployment),
  };
}

const eventContracts = (deployment: Deployment) => {
  const contracts = deployment.contracts !== undefined;
  return {
    contracts,
    contractsJob: hasContractsJob(deployment),
    contractRights: contracts && deployment.security.kind === 'tls',
  };
};

const brokerNodes = (deployment: Deployment) => {
  const nodePools = hasNodePools(deployment);
  return { nodeGroups: deployment.platform.kind === 'aws' && !nodePools, nodePools };
};

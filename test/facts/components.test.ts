import { components } from '../../lib/facts/components';
import { eksAddons } from '../../lib/facts/eks-addons';
import { defaultKubernetesVersion, kubernetesVersions } from '../../lib/facts/kubernetes-versions';

const exact = /^\d+\.\d+\.\d+$/;

describe('components', () => {
  test('each is listed once', () => {
    expect(new Set(components.map(({ id }) => id)).size).toBe(components.length);
  });

  test('each is missed by its kinds or by an object that it keeps', () => {
    expect(components.filter(({ kinds, shownBy }) => kinds.length === 0 && !shownBy)).toEqual([]);
  });

  test('the Cluster Autoscaler is that of the default Kubernetes version', () => {
    const { version } = components.find(({ id }) => id === 'cluster-autoscaler')!;
    expect(version).toBe(kubernetesVersions[defaultKubernetesVersion]!.clusterAutoscaler);
  });

  test('a kind belongs to one component', () => {
    const kinds = components.flatMap((component) => component.kinds.map((kind) => `${kind.apiVersion} ${kind.kind}`));
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test.each(components.map((component) => [component.id, component] as const))(
    'software and chart of %s are pinned to one version',
    (_id, { version, helm }) => {
      expect(version).toMatch(exact);
      expect(helm.version.replace(/^v/, '')).toMatch(exact);
    },
  );

  test('charts come over TLS', () => {
    // A registry is asked over TLS unless told otherwise.
    expect(components.filter(({ helm }) => !/^(https|oci):\/\//.test(helm.repository))).toEqual([]);
  });

  test('the add-on that stands for a component is among those of a new cluster', () => {
    const names = eksAddons.map(({ name }) => name);
    for (const { eksAddon } of components) if (eksAddon) expect(names).toContain(eksAddon.name);
  });
});

describe('EKS add-ons', () => {
  test('each is listed once', () => {
    expect(new Set(eksAddons.map(({ name }) => name)).size).toBe(eksAddons.length);
  });

  test('a pinned version is an EKS build for a Kubernetes version that is offered', () => {
    for (const { versions } of eksAddons) {
      for (const [minor, version] of Object.entries(versions)) {
        expect(Object.keys(kubernetesVersions)).toContain(minor);
        expect(version).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
      }
    }
  });

  test('kube-proxy has the minor version of its cluster', () => {
    const versions = eksAddons.find(({ name }) => name === 'kube-proxy')!.versions;
    for (const [minor, version] of Object.entries(versions)) expect(version.startsWith(`v${minor}.`)).toBe(true);
  });

  test('the network and the credentials of pods are there before the first node', () => {
    const early = eksAddons.filter(({ needsNodes }) => !needsNodes).map(({ name }) => name);
    expect(early).toEqual(['eks-pod-identity-agent', 'vpc-cni', 'kube-proxy']);
  });

  test('NetworkPolicy is enforced', () => {
    const values = eksAddons.find(({ name }) => name === 'vpc-cni')!.configurationValues!;
    expect(JSON.parse(values)).toEqual({ enableNetworkPolicy: 'true' });
  });

  test('exactly the network and the volume add-on call AWS, each as one service account', () => {
    const associated = eksAddons.flatMap(({ name, podIdentity }) => (podIdentity ? [[name, podIdentity]] : []));
    expect(Object.fromEntries(associated)).toEqual({
      'vpc-cni': {
        namespace: 'kube-system',
        serviceAccount: 'aws-node',
        managedPolicies: ['AmazonEKS_CNI_Policy'],
      },
      'aws-ebs-csi-driver': {
        namespace: 'kube-system',
        serviceAccount: 'ebs-csi-controller-sa',
        managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'],
      },
    });
  });
});

import { defaultKubernetesVersion, kubernetesVersions } from '../../lib/facts/kubernetes-versions';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

describe('Kubernetes versions', () => {
  test('the default is offered and has a kubectl', () => {
    expect(kubernetesVersions[defaultKubernetesVersion]?.kubectlLayer).toBe(true);
  });

  test('extended support ends one year after standard support, to the day', () => {
    for (const { standardSupportUntil, extendedSupportUntil } of Object.values(kubernetesVersions)) {
      expect(standardSupportUntil).toMatch(isoDate);
      const [year, ...day] = standardSupportUntil.split('-');
      expect(extendedSupportUntil).toBe([Number(year) + 1, ...day].join('-'));
    }
  });

  test('each has a Cluster Autoscaler of its own minor version', () => {
    for (const [minor, { clusterAutoscaler }] of Object.entries(kubernetesVersions))
      expect(clusterAutoscaler).toMatch(new RegExp(`^${minor.replace('.', '\\.')}\\.\\d+$`));
  });

  test('a newer version is supported longer', () => {
    const ends = Object.values(kubernetesVersions).map(({ standardSupportUntil }) => standardSupportUntil);
    expect(ends).toEqual([...ends].sort());
  });

  test('a kubectl layer is claimed only within one minor version of the one that is installed', () => {
    const { dependencies } = jest.requireActual<{ dependencies: Record<string, string> }>('../../package.json');
    const layers = Object.keys(dependencies).flatMap((name) => /lambda-layer-kubectl-v(\d+)$/.exec(name)?.[1] ?? []);
    for (const [version, { kubectlLayer }] of Object.entries(kubernetesVersions)) {
      const minor = Number(version.split('.')[1]);
      const reachable = layers.some((layer) => Math.abs(Number(layer) - minor) <= 1);
      expect([version, kubectlLayer]).toEqual([version, reachable]);
    }
  });
});

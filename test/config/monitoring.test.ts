import { monitoring } from '../../lib/config/monitoring';

const problemsOf = (folder: string) =>
  monitoring
    .safeParse({ kind: 'podMonitor', dashboards: { kind: 'configMaps', folder } })
    .error?.issues.map(({ path }) => path.join('.'));

test('the folder of dashboards is a name and never a path, since Grafana’s sidecar writes files there', () => {
  expect(problemsOf('Kafka of the shops')).toBeUndefined();
  for (const folder of ['/etc', '../other', 'a/b', '.hidden', '']) {
    expect(problemsOf(folder)).toContain('dashboards.folder');
  }
});

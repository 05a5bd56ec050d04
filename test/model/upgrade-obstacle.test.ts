import { automqReleases } from '../../lib/facts/automq-releases';
import { automqVersions } from '../../lib/facts/automq-versions';
import { isBefore, releasesBefore, upgradeObstacle } from '../../lib/model/upgrade-obstacle';

const versions = Object.keys(automqReleases);

test('there is a way to a release from every earlier one of its line and of the line before', () => {
  expect(releasesBefore('1.7.3')).toEqual(versions.filter((version) => /^1\.(6\.|7\.[0-2])/.test(version)));
  expect(upgradeObstacle('1.5.5', '1.6.0')).toBeUndefined();
});

test('no way goes back, stays where it is, skips a line or begins at an unknown release', () => {
  expect(upgradeObstacle('1.7.3', '1.7.2')?.why).toContain('AutoMQ promises no way back');
  expect(upgradeObstacle('1.7.3', '1.7.3')?.why).toContain('is the version itself');
  expect(upgradeObstacle('1.5.5', '1.7.3')).toEqual({
    why: 'from "1.5.5" to 1.7.3 skips 1.6.',
    fix: 'Upgrade to 1.6.7 first, both steps, with what deploys the cluster now.',
  });
  for (const unknown of ['1.4.1', '1.7.4', 'constructor'])
    expect(upgradeObstacle(unknown, '1.7.3')?.why).toContain('not a release that this kit knows');
});

test('no way leads to a release that does not know the levels of the one before', () => {
  for (const to of versions)
    for (const from of releasesBefore(to)) {
      const [old, next] = [automqReleases[from]!.levels, automqReleases[to]!.levels];
      expect(next.automqVersion).toBeGreaterThanOrEqual(old.automqVersion);
      expect(next.metadataVersion.level).toBeGreaterThanOrEqual(old.metadataVersion.level);
    }
});

test('what the kit deploys can be reached', () => {
  for (const version of Object.keys(automqVersions)) expect(releasesBefore(version).length).toBeGreaterThan(0);
});

test('numbers of a version count as numbers', () => {
  expect(isBefore('1.9.0', '1.10.0')).toBe(true);
  expect(isBefore('1.10.0', '1.9.0')).toBe(false);
  expect(isBefore('1.7.3', '1.7.3')).toBe(false);
});

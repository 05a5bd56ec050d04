import { automqReleases } from '../../lib/facts/automq-releases';
import { automqVersions, defaultAutomqVersion } from '../../lib/facts/automq-versions';
import { keyCatalogue } from '../../lib/facts/broker-keys';

describe('AutoMQ versions', () => {
  test('the default is known', () => {
    expect(automqVersions).toHaveProperty([defaultAutomqVersion]);
  });

  test('a version is an exact release, never a moving tag', () => {
    for (const version of Object.keys(automqReleases)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('what is deployed has levels that an upgrade can be made to', () => {
    for (const version of Object.keys(automqVersions)) expect(automqReleases).toHaveProperty([version]);
  });

  test('open source builds write ahead to S3 only', () => {
    for (const { walKinds } of Object.values(automqVersions)) expect(walKinds).toEqual(['s3']);
  });

  test('the key catalogue is of the release that is the default', () => {
    const feature = keyCatalogue.find(({ key }) => key === 'automq.version');
    expect(feature?.default).toBe(automqReleases[defaultAutomqVersion]?.levels.automqVersion);
  });

  test('a later release knows every level of an earlier one', () => {
    const levels = Object.values(automqReleases).map((release) => release.levels);
    for (const [index, { automqVersion, metadataVersion }] of levels.entries()) {
      const before = levels[Math.max(0, index - 1)]!;
      expect(automqVersion).toBeGreaterThanOrEqual(before.automqVersion);
      expect(metadataVersion.level).toBeGreaterThanOrEqual(before.metadataVersion.level);
    }
  });
});

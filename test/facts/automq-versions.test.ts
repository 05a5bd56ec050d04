import { automqVersions, defaultAutomqVersion } from '../../lib/facts/automq-versions';
import { keyCatalogue } from '../../lib/facts/broker-keys';

describe('AutoMQ versions', () => {
  test('the default is known', () => {
    expect(automqVersions).toHaveProperty([defaultAutomqVersion]);
  });

  test('a version is an exact release, never a moving tag', () => {
    for (const version of Object.keys(automqVersions)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('open source builds write ahead to S3 only', () => {
    for (const { walKinds } of Object.values(automqVersions)) expect(walKinds).toEqual(['s3']);
  });

  test('the key catalogue is of the release that is the default', () => {
    const feature = keyCatalogue.find(({ key }) => key === 'automq.version');
    expect(feature?.default).toBe(automqVersions[defaultAutomqVersion]?.automqFeatureLevel);
  });
});

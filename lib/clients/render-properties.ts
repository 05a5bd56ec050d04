import { comment } from './comment';
import type { SettingGroup } from './setting-group';

/**
 * Groups of settings as lines `name=value`, each below its reason.
 * @param nameOf what stands for the key of a setting
 */
export const renderProperties = (groups: readonly SettingGroup[], nameOf = (key: string) => key): readonly string[] =>
  groups.flatMap(({ title, notes = [], settings }) => [
    '',
    `# --- ${title} ---`,
    ...notes.flatMap(comment),
    ...settings.flatMap(({ key, value, why }) => [
      ...(why === undefined ? [] : comment(why)),
      `${nameOf(key)}=${value}`,
    ]),
  ]);

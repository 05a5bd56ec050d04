import type { Plain } from './plain';
import { isPlain } from './plain';
import type { Overlay } from './profiles';

/**
 * Lays what a person wrote over a profile: objects merge key by key, lists and scalars replace. An object whose `kind`
 * differs from the profile's replaces it whole, since the other keys belong to another choice.
 */
export function overlay(base: Overlay, written: Plain): Plain {
  const merged: Plain = { ...base };
  for (const [key, value] of Object.entries(written)) {
    const under = Object.hasOwn(base, key) ? base[key] : undefined;
    const sameChoice =
      isPlain(under) &&
      isPlain(value) &&
      (under.kind === undefined || value.kind === undefined || under.kind === value.kind);
    merged[key] = sameChoice ? overlay(under, value) : value;
  }
  return merged;
}

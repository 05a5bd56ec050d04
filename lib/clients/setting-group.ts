/** A setting of a client. */
export interface Setting<Key extends string = string> {
  readonly key: Key;
  readonly value: string;
  /** The reason for it; left out where the setting before it gives the reason for both. */
  readonly why?: string;
}

/** Settings that belong together. */
export interface SettingGroup<Key extends string = string> {
  readonly title: string;
  /** What no setting of the group says. */
  readonly notes?: readonly string[];
  readonly settings: readonly Setting<Key>[];
}

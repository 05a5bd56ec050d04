/** A Wednesday of an ordinary winter, for days that have no date of their own. */
export const ordinaryDate = '2026-01-14';

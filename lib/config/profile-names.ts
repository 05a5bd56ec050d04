export const profileNames = ['minimal', 'production', 'private'] as const;

export type ProfileName = (typeof profileNames)[number];

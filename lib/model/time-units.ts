export const secondsPerHour = 3600;
export const hoursPerWeek = 168;
export const monthsPerYear = 12;

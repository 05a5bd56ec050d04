import canary from './Canary.java';
import clients from './CanaryClients.java';
import report from './CanaryReport.java';
import round from './CanaryRound.java';

/** The program of the canaries, by the names of its files. */
export const canaryProgram = {
  'Canary.java': canary,
  'CanaryClients.java': clients,
  'CanaryReport.java': report,
  'CanaryRound.java': round,
} as const;

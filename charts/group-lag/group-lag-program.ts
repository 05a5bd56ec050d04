import exporter from './GroupLag.java';
import look from './LagLook.java';
import report from './LagReport.java';
import history from './OffsetHistory.java';

/** The program of the exporter of consumer groups' lag, by the names of its files. */
export const groupLagProgram = {
  'GroupLag.java': exporter,
  'LagLook.java': look,
  'LagReport.java': report,
  'OffsetHistory.java': history,
} as const;

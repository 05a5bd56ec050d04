import type { DrillName } from '../../contracts/drill/drill-name';
import type { Format } from '../format';

/** Flags of a drill, which any text may be given to. */
export interface DrillFlags {
  readonly topic: string;
  readonly bootstrapServer?: string;
  readonly commandConfig?: string;
  /** Most records that are written. */
  readonly records?: string;
  /** Longest time for which records are written. */
  readonly seconds: string;
  /** Most that is written each second, with its unit. */
  readonly rate: string;
  /** Business objects that records are about. */
  readonly objects?: string;
  /** Consumer instances. */
  readonly consumers?: string;
  /** End of the throwaway topic’s name; random when left out. */
  readonly name?: string;
  /** File with a sample of keys. */
  readonly keys?: string;
  readonly allowDisruption?: boolean;
  readonly context?: string;
  readonly stopCommand?: string;
  readonly yes?: boolean;
  readonly format: Format;
  readonly result?: string;
  readonly asOf?: string;
}

export interface DrillArguments extends DrillFlags {
  readonly file: string;
  readonly drill: DrillName;
}

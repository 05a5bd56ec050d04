import { BadInput } from './bad-input';

/** Reads flags one by one and keeps what is wrong with them, so that all of it is told at once. */
export interface FlagReader {
  /** What a flag comes to; undefined where it can’t be used. */
  readonly read: <T>(flag: () => T) => T | undefined;
  /** @throws BadInput that tells every flag which can’t be used */
  readonly end: () => void;
}

export function flagReader(): FlagReader {
  const wrong: BadInput[] = [];
  return {
    read: (flag) => {
      try {
        return flag();
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        wrong.push(error);
        return undefined;
      }
    },
    end: () => {
      if (wrong.length > 0) throw wrong.reduce(together);
    },
  };
}

const together = ({ message, fix, others }: BadInput, next: BadInput) =>
  new BadInput(message, fix, [...others, next, ...next.others]);

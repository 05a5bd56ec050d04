import { timingText } from './timing-text';

/** In which order the logs of lost brokers are recovered, and which has to wait. */
export const recoveryOrder = `One broker is recovered at a time, and one that started less than ${timingText('youngBroker')} ago not yet.`;

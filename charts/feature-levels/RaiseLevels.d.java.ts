/** Text of the file. */
declare const source: string;
export default source;

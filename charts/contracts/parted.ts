/** Letters of one part: CloudFormation’s provider takes 200 KB for an object, and kubectl’s annotation 262,144 bytes. */
const mostLetters = 120_000;

/** A part of a file, with the name under which it lies beside the others. */
export interface Part {
  readonly file: string;
  /** Base64. */
  readonly content: string;
}

/** Bytes as so many parts as ConfigMaps can hold; read one after the other, they are the file again. */
export function parted(file: string, bytes: Uint8Array): readonly Part[] {
  const text = Buffer.from(bytes).toString('base64');
  return Array.from({ length: Math.ceil(text.length / mostLetters) }, (_, index) => ({
    file: `${file}.${String(index).padStart(2, '0')}`,
    content: text.slice(index * mostLetters, (index + 1) * mostLetters),
  }));
}

/**
 * A password stands in manifests as a reference to a file or to a variable of a shell, in the script that makes it, and
 * in a program whose text ends there; that is no secret.
 */
const secret =
  /.{0,40}(A[KS]IA[A-Z0-9]{16}|PRIVATE KEY-----|password=(?!\\*"\$\{file:|%s|(?:\\*"){2}|\$[A-Z])|secretKey=|accessKey=).{0,20}/g;

/** What looks like a secret in the clear, with what stands around it. */
export const literalSecrets = (rendered: object): readonly string[] => JSON.stringify(rendered).match(secret) ?? [];

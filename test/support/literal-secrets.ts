/** A password stands in manifests as a reference to a file, and in the script that makes it; that is no secret. */
const secret = /.{0,40}(AKIA|ASIA|PRIVATE KEY-----|password=(?!\\*"\$\{file:|%s)|secretKey=|accessKey=).{0,20}/g;

/** What looks like a secret in the clear, with what stands around it. */
export const literalSecrets = (rendered: object): readonly string[] => JSON.stringify(rendered).match(secret) ?? [];

/** `broker-use1-az4` becomes `BrokerUse1Az4`: a name as part of a logical id, which has letters and digits only. */
export const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

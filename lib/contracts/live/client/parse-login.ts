/** A login with a password, from `sasl.jaas.config`. */
export interface Login {
  /** Last part of the class name, such as `ScramLoginModule`. */
  readonly module: string;
  readonly username: string;
  readonly password: string;
}

/** What `sasl.jaas.config` says, in the form of Kafka’s JaasConfig; undefined where it has no module, name and password. */
export function parseLogin(text: string): Login | undefined {
  const [, module, options = ''] =
    /^\s*(?:[\w$]+\.)*([\w$]+)\s+(?:required|requisite|sufficient|optional)\b(.*);\s*$/s.exec(text) ?? [];
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of options.matchAll(option))
    found.set(name, bare ?? (double ?? single ?? '').replace(/\\(.)/gs, '$1'));
  const [username, password] = [found.get('username'), found.get('password')];
  return module === undefined || username === undefined || password === undefined
    ? undefined
    : { module, username, password };
}

const option = /([\w.]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^\s;"']+))/gs;

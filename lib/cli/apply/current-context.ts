import { BadInput } from '../bad-input';
import type { Kubectl } from '../kubectl';
import { OutsideFailure } from '../outside-failure';

/** A kubeconfig context and the API server it leads to. */
export interface Context {
  readonly name: string;
  readonly server: string;
}

interface KubeconfigView {
  readonly 'current-context'?: string;
  readonly clusters?: readonly { readonly cluster: { readonly server: string } }[] | null;
}

const remedy =
  '`kubectl config get-contexts` lists them and `kubectl config use-context NAME` chooses one; for EKS, `aws eks update-kubeconfig` writes one.';

/** The context that was asked for, or else the current one. */
export async function currentContext(kubectl: Kubectl, wanted?: string): Promise<Context> {
  const chosen = wanted === undefined ? [] : ['--context', wanted];
  const { code, stdout, stderr } = await kubectl.run(['config', 'view', '--minify', '-o', 'json', ...chosen]);
  const view = code === 0 ? (JSON.parse(stdout) as KubeconfigView) : {};
  const name = wanted ?? view['current-context'];
  const server = view.clusters?.[0]?.cluster.server;
  if (name === undefined || name === '' || server === undefined) {
    const reason = stderr === '' ? '' : `: ${stderr.trim()}`;
    if (wanted !== undefined) throw new BadInput(`the kubeconfig has no usable context "${wanted}"${reason}`, remedy);
    throw new OutsideFailure(`kubectl has no current context${reason}`, remedy);
  }
  return { name, server };
}

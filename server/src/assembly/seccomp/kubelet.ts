import type { KubeletSettings } from '../../workspace/kubelet.ts';
import { folderHolding, type Snapshot } from '../../workspace/snapshot.ts';
import type { EnvironmentDeclaration } from '../configuration.ts';
import type { Home } from '../homes.ts';
import { resolvePath } from '../kustomize/path.ts';

/** The kubelets of an environment. */
export interface Kubelet {
  /** The URI of the folder that holds what the nodes have as profiles; undefined where nobody has said so. */
  readonly seccompRoot: string | undefined;
  readonly seccompDefault: boolean;
}

/** What an environment says of its kubelets itself, each part of it, goes before the settings. */
export function kubeletOf(home: Home, { folders, settings }: Snapshot): Kubelet {
  const declared: Partial<EnvironmentDeclaration['kubelet']> = home.declaration?.kubelet ?? {};
  const { kubelet } = settings;
  return {
    seccompRoot:
      rootIn(home.folder, declared.seccompRoot) ??
      rootIn(workspaceFolder(home, folders), kubelet.seccompRoot),
    seccompDefault: declared.seccompDefault ?? kubelet.seccompDefault,
  };
}

function workspaceFolder({ folder }: Home, folders: Snapshot['folders']): string | undefined {
  return folder === undefined ? undefined : folderHolding(folders, `${folder}/`)?.uri;
}

function rootIn(folder: string | undefined, path: KubeletSettings['seccompRoot']): string | undefined {
  return folder === undefined || path === undefined ? undefined : resolvePath(folder, path);
}

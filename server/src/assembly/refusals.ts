import { remembering } from '../base/remembering.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import type { Rendering } from './builds/rendering.ts';

/** Tells the versions whose API server does not take an object. */
type IsRefusedBy = (version: KubernetesVersion) => boolean;

/**
 * Which policies of an environment the API server of its target version refuses: the cluster does not have them as they
 * stand. Each is judged when somebody asks about it, since most questions are about few of them.
 */
export class Refusals {
  readonly #version: KubernetesVersion;
  readonly #judges: ReadonlyMap<NetworkPolicy, IsRefusedBy>;

  constructor(files: readonly WorkspaceFile[], renderings: readonly Rendering[], version: KubernetesVersion) {
    this.#version = version;
    this.#judges = judgesOf(files, renderings);
  }

  readonly isRefused = (policy: NetworkPolicy): boolean => this.#judges.get(policy)?.(this.#version) === true;

  /** Whether these are the same policies, and the same of them are refused; only those are judged whose text is another one. */
  isSame(other: Refusals): boolean {
    if (this.#version !== other.#version || this.#judges.size !== other.#judges.size) return false;
    for (const [policy, judge] of this.#judges) {
      const known = other.#judges.get(policy);
      if (known === judge) continue;
      if (known?.(this.#version) !== judge(this.#version)) return false;
    }
    return true;
  }
}

/** Of the policies that stand in a file. */
const judgesIn = remembering(
  ({ documents }: WorkspaceFile): readonly (readonly [NetworkPolicy, IsRefusedBy])[] =>
    documents
      .flatMap(({ manifests }) => manifests)
      .flatMap(({ model, isRefusedBy }) =>
        model.kind === 'NetworkPolicy' ? [[model, isRefusedBy] as const] : [],
      ),
);

function judgesOf(
  files: readonly WorkspaceFile[],
  renderings: readonly Rendering[],
): ReadonlyMap<NetworkPolicy, IsRefusedBy> {
  const judges = new Map<NetworkPolicy, IsRefusedBy>();
  for (const file of files) for (const [policy, judge] of judgesIn(file)) judges.set(policy, judge);
  for (const { objects } of renderings) {
    for (const { model, isRefusedBy } of objects) {
      if (model.kind === 'NetworkPolicy') judges.set(model, isRefusedBy);
    }
  }
  return judges;
}

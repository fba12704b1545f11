import { isSame, isSameList, keepIdentity, keepSame } from '../base/equality.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { isKubernetesObject } from '../manifests/model.ts';
import { buildWorld } from '../network/world.ts';
import { environmentTargets } from '../seccomp/targets/resolve.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import type { Settings } from '../workspace/settings.ts';
import { completenessOf, incomplete } from './completeness.ts';
import type { Environment } from './environment.ts';
import type { Home } from './homes.ts';

/**
 * @param files in order
 * @param isWhole whether every file of the environment was read
 * @param previous what the environment was; kept where nothing of it has changed
 */
export function buildEnvironment(
  { id, name, declaration }: Home,
  files: readonly WorkspaceFile[],
  settings: Settings,
  isWhole: boolean,
  previous: Environment | undefined,
): Environment {
  const objects = keepIdentity(previous?.objects, objectsOf(files));
  const uris = keepIdentity(
    previous?.uris,
    files.map((file) => file.uri),
  );
  const kubernetesVersion = declaration?.kubernetes ?? settings.kubernetesVersion;
  const defaultNamespace = declaration?.namespace ?? 'default';
  const found = isWhole ? completenessOf(objects, defaultNamespace, declaration?.complete) : incomplete;
  const completeness = keepSame(previous?.completeness, found);
  const { workloads, policies, namespaces } = declaration?.complete ?? {};
  const said = {
    workloads: workloads !== undefined,
    policies: policies !== undefined,
    namespaces: namespaces !== undefined,
  };
  const declared = previous !== undefined && isSame(previous.declared, said) ? previous.declared : said;
  const targets = keepSame(
    previous?.targets,
    environmentTargets(declaration?.runtimes ?? [], settings.seccomp),
  );
  const refused = keepIdentity(previous?.refused, refusedIn(files, kubernetesVersion));
  if (
    previous?.objects === objects &&
    previous.refused === refused &&
    previous.uris === uris &&
    previous.name === name &&
    previous.kubernetesVersion === kubernetesVersion &&
    previous.defaultNamespace === defaultNamespace &&
    previous.completeness === completeness &&
    previous.targets === targets &&
    previous.declared === declared
  ) {
    return previous;
  }
  const world = buildWorld(objects, { defaultNamespace, completeness }, previous?.world);
  return {
    id,
    name,
    uris,
    objects,
    kubernetesVersion,
    defaultNamespace,
    completeness,
    declared,
    refused,
    world,
    targets,
  };
}

/** Loops without closures: they run over all files of a workspace at each edit that changes a meaning. */
function objectsOf(files: readonly WorkspaceFile[]): readonly KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  for (const file of files) {
    for (const document of file.documents) {
      for (const { model } of document.manifests) if (isKubernetesObject(model)) objects.push(model);
    }
  }
  return objects;
}

function refusedIn(files: readonly WorkspaceFile[], version: KubernetesVersion): readonly NetworkPolicy[] {
  const refused: NetworkPolicy[] = [];
  for (const file of files) {
    for (const document of file.documents) {
      for (const { model, refusedBy } of document.manifests) {
        if (model.kind === 'NetworkPolicy' && refusedBy.includes(version)) refused.push(model);
      }
    }
  }
  return refused;
}

/** Whether two versions of a file hold the same objects, by identity, which the same versions refuse. */
export function holdsTheSame(left: WorkspaceFile, right: WorkspaceFile): boolean {
  return left === right || isSameList(meaningOf(left), meaningOf(right));
}

function meaningOf(file: WorkspaceFile): readonly unknown[] {
  return file.documents.flatMap(({ manifests }) =>
    manifests.flatMap(({ model, refusedBy }) => (isKubernetesObject(model) ? [model, ...refusedBy] : [])),
  );
}

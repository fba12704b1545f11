import { isSame, isSameList, keepIdentity, keepSame } from '../base/equality.ts';
import { remembering } from '../base/remembering.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { isKubernetesObject } from '../manifests/model.ts';
import { clusterFrom } from '../network/declaredCluster.ts';
import { buildWorld } from '../network/world.ts';
import { environmentTargets } from '../seccomp/targets/resolve.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import type { Settings } from '../workspace/settings.ts';
import type { Rendering } from './builds/rendering.ts';
import type { AttachedSnapshot, MissingSnapshot } from './clusters/attached.ts';
import { completed, completenessWith } from './clusters/complete.ts';
import { completenessOf, incomplete } from './completeness.ts';
import type { Environment } from './environment.ts';
import type { Home } from './homes.ts';
import type { Neighbourhood } from './neighbours.ts';
import { Refusals } from './refusals.ts';
import type { Kubelet } from './seccomp/kubelet.ts';

/** What an environment is made from. */
export interface Parts {
  /** In order. */
  readonly files: readonly WorkspaceFile[];
  readonly renderings: readonly Rendering[];
  readonly objects: readonly KubernetesObject[];
  /** Whether nothing that is built is unknown. */
  readonly isKnown: boolean;
  /** Whether every file of the environment was read. */
  readonly hasAllFiles: boolean;
  readonly neighbourhood: Neighbourhood;
  readonly kubelet: Kubelet;
  readonly snapshots: readonly AttachedSnapshot[];
  readonly missing: readonly MissingSnapshot[];
}

interface Basis {
  readonly home: Home;
  readonly parts: Parts;
  readonly settings: Settings;
}

/** What each environment was made from, at last. */
const bases = new WeakMap<Environment, Basis>();

/**
 * In a few steps.
 * @param previous what the environment was; kept where nothing of it has changed
 */
export function* buildEnvironment(
  home: Home,
  parts: Parts,
  settings: Settings,
  previous: Environment | undefined,
): Generator<void, Environment> {
  const basis = { home, parts, settings };
  const before = previous && bases.get(previous);
  if (previous !== undefined && before !== undefined && isSameBasis(before, basis)) return previous;
  const environment = yield* buildAnew(home, parts, settings, previous);
  bases.set(environment, basis);
  return environment;
}

/** Told at a look, as it is of most environments at an edit; what is made anew and means the same is found out later. */
function isSameBasis(left: Basis, right: Basis): boolean {
  return (
    left.settings === right.settings &&
    isSame(left.home, right.home) &&
    isSameList(left.parts.files, right.parts.files) &&
    isSameList(left.parts.renderings, right.parts.renderings) &&
    left.parts.isKnown === right.parts.isKnown &&
    left.parts.hasAllFiles === right.parts.hasAllFiles &&
    isSame(left.parts.neighbourhood, right.parts.neighbourhood) &&
    isSame(left.parts.kubelet, right.parts.kubelet) &&
    keepSnapshots(left.parts.snapshots, right.parts.snapshots) === left.parts.snapshots &&
    isSame(left.parts.missing, right.parts.missing)
  );
}

function* buildAnew(
  { id, name, declaration }: Home,
  {
    files,
    renderings,
    objects: found,
    isKnown,
    hasAllFiles,
    neighbourhood,
    kubelet: said,
    ...cluster
  }: Parts,
  settings: Settings,
  previous: Environment | undefined,
): Generator<void, Environment> {
  const written = keepIdentity(previous?.written, found);
  const snapshots = keepSnapshots(previous?.snapshots, cluster.snapshots);
  const missingSnapshots = keepSame(previous?.missingSnapshots, cluster.missing);
  const uris = keepIdentity(previous?.uris, urisOf(files, renderings, snapshots));
  yield;
  const kubernetesVersion = declaration?.kubernetes ?? settings.kubernetesVersion;
  const networkPlugin = declaration?.networkPlugin ?? settings.networkPlugin;
  const defaultNamespace = declaration?.namespace ?? 'default';
  const objects = keepIdentity(previous?.objects, completed(written, snapshots, defaultNamespace));
  const own =
    isKnown && hasAllFiles
      ? completenessOf(written, defaultNamespace, declaration?.complete, neighbourhood)
      : incomplete;
  // What is missing in the files may well be in the cluster's snapshot.
  const complete = hasAllFiles ? completenessWith(own, snapshots, declaration?.complete) : own;
  const completeness = keepSame(previous?.completeness, complete);
  yield;
  const { workloads, policies, namespaces } = declaration?.complete ?? {};
  const saidComplete = {
    workloads: workloads !== undefined,
    policies: policies !== undefined,
    namespaces: namespaces !== undefined,
  };
  const declared =
    previous !== undefined && isSame(previous.declared, saidComplete) ? previous.declared : saidComplete;
  const targets = keepSame(
    previous?.targets,
    environmentTargets(declaration?.runtimes ?? [], settings.seccomp),
  );
  const kubelet = keepSame(previous?.kubelet, said);
  const saidOfCluster = keepSame(
    previous?.world.declared,
    clusterFrom(declaration?.cluster, settings.cluster),
  );
  const judged = new Refusals(files, renderings, kubernetesVersion);
  const refusals = previous?.refusals.isSame(judged) === true ? previous.refusals : judged;
  if (
    previous?.objects === objects &&
    previous.written === written &&
    previous.snapshots === snapshots &&
    previous.missingSnapshots === missingSnapshots &&
    previous.refusals === refusals &&
    previous.uris === uris &&
    previous.name === name &&
    previous.kubernetesVersion === kubernetesVersion &&
    previous.networkPlugin === networkPlugin &&
    previous.defaultNamespace === defaultNamespace &&
    previous.completeness === completeness &&
    previous.targets === targets &&
    previous.kubelet === kubelet &&
    previous.declared === declared &&
    previous.world.declared === saidOfCluster
  ) {
    return previous;
  }
  yield;
  const world = buildWorld(
    objects,
    { defaultNamespace, completeness, plugin: networkPlugin, declared: saidOfCluster },
    previous?.world,
  );
  return {
    id,
    name,
    uris,
    objects,
    written,
    snapshots,
    missingSnapshots,
    kubernetesVersion,
    networkPlugin,
    defaultNamespace,
    completeness,
    declared,
    refusals,
    world,
    targets,
    kubelet,
  };
}

export function objectsOf(
  files: readonly WorkspaceFile[],
  renderings: readonly Rendering[],
): readonly KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  for (const file of files) for (const object of objectsIn(file)) objects.push(object);
  for (const rendering of renderings) for (const { model } of rendering.objects) objects.push(model);
  return objects;
}

const objectsIn = remembering(({ documents }: WorkspaceFile): readonly KubernetesObject[] =>
  documents
    .flatMap(({ manifests }) => manifests)
    .flatMap(({ model }) => (isKubernetesObject(model) ? [model] : [])),
);

function urisOf(
  files: readonly WorkspaceFile[],
  renderings: readonly Rendering[],
  snapshots: readonly AttachedSnapshot[],
): readonly string[] {
  const uris = files.map((file) => file.uri);
  if (renderings.length === 0 && snapshots.length === 0) return uris;
  const built = renderings.flatMap(({ build }) => build.uris);
  return [...new Set([...uris, ...built, ...snapshots.map(({ file }) => file.uri)])].sort();
}

function keepSnapshots(
  previous: readonly AttachedSnapshot[] | undefined,
  next: readonly AttachedSnapshot[],
): readonly AttachedSnapshot[] {
  const isKept =
    previous?.length === next.length &&
    next.every(({ file, asked }, index) => {
      const old = previous[index];
      return old?.file.cluster === file.cluster && old.file.uri === file.uri && isSame(old.asked, asked);
    });
  return isKept ? previous : next;
}

/**
 * Whether two versions of a file hold the same objects, by identity and each in the same document, and are refused alike.
 * @param versions those that are asked whether they refuse an object
 */
export function holdsTheSame(
  left: WorkspaceFile,
  right: WorkspaceFile,
  versions: Iterable<KubernetesVersion>,
): boolean {
  if (left === right) return true;
  if (left.documents.length !== right.documents.length) return false;
  return right.documents.every(({ manifests }, index) => {
    const before = left.documents[index]?.manifests ?? [];
    return (
      before.length === manifests.length &&
      manifests.every((manifest, place) => isSameObject(before[place], manifest, versions))
    );
  });
}

function isSameObject(
  old: Manifest | undefined,
  manifest: Manifest,
  versions: Iterable<KubernetesVersion>,
): boolean {
  if (old === manifest) return true;
  if (old === undefined) return false;
  if (![old, manifest].some(({ model }) => isKubernetesObject(model))) return true;
  if (old.model !== manifest.model) return false;
  for (const version of versions) {
    if (old.isRefusedBy(version) !== manifest.isRefusedBy(version)) return false;
  }
  return true;
}

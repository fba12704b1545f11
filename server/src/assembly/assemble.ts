import { keepIdentity } from '../base/equality.ts';
import { finish, mapInSteps } from '../base/steps.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { isKustomizationFile } from '../workspace/kustomizationFile.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import { buildEnvironment, holdsTheSame, objectsOf } from './buildEnvironment.ts';
import { type ById, builtById } from './builds/builtById.ts';
import { type Rendering, render } from './builds/rendering.ts';
import { SnapshotFiles } from './builds/snapshotFiles.ts';
import { attachmentsOf, clusterFileOf, type NamedSnapshot, namedSnapshots } from './clusters/named.ts';
import { saysDeployments } from './deployments/read.ts';
import type { Environment } from './environment.ts';
import { type Home, homesByUri } from './homes.ts';
import type { Memory } from './kustomize/build/accumulate.ts';
import type { LoadedFile } from './kustomize/files.ts';
import type { Source } from './kustomize/tree/built.ts';
import { alone, type Neighbourhood, neighbourhoods, type PlannedObjects } from './neighbours.ts';
import {
  nearestConfiguration,
  type PlacedConfiguration,
  placeConfigurations,
} from './placedConfigurations.ts';
import { type HomesOf, homesIn, type Plan, type Plans, planEnvironments } from './plan.ts';
import { renewPlans } from './renewPlans.ts';
import { kubeletOf } from './seccomp/kubelet.ts';
import { wantedProfiles } from './seccomp/wantedProfiles.ts';

/** All environments of a snapshot, and the configuration files that shaped them. */
export interface Assembly extends ById {
  readonly environments: readonly Environment[];
  /** By the URI of the file; the environments that it belongs to, in their order: one list for all files of the same ones. */
  readonly environmentsOf: (uri: string) => readonly Environment[];
  /** The configuration nearest up the tree. */
  readonly configurationOf: (uri: string) => PlacedConfiguration | undefined;
  readonly configurations: readonly PlacedConfiguration[];
  /** What is built for an environment. */
  readonly renderingsOf: (environment: Environment) => readonly Rendering[];
  /** Where a document that builds read begins in its file now. */
  readonly startOf: (source: Source) => number | undefined;
  /** The files as builds read them. */
  readonly loaded: (uri: string) => LoadedFile | undefined;
  /** Files that builds name and of which nothing is known yet. */
  readonly wanted: ReadonlySet<string>;
  /** Snapshots of clusters that are named and that nobody has read yet. */
  readonly wantedClusters: ReadonlySet<string>;
  /** Whether a file is a snapshot of a cluster, by what it holds or because somebody has said so: nobody has written it. */
  readonly isClusterSnapshot: (uri: string) => boolean;
}

/** What an assembly was made from, so that the next one need not find it out again. */
interface Basis extends Plans {
  readonly snapshot: Snapshot;
  readonly members: readonly string[];
  readonly configurations: readonly PlacedConfiguration[];
  readonly homesOf: HomesOf;
  readonly renderings: ReadonlyMap<string, Rendering>;
  readonly files: SnapshotFiles;
  readonly loaded: ReadonlyMap<string, LoadedFile>;
  readonly memory: Memory;
  readonly hidden: ReadonlySet<string>;
  /** Of each environment, in their order. */
  readonly planned: readonly PlannedRendering[];
  readonly neighbours: readonly Neighbourhood[];
}

interface PlannedRendering extends PlannedObjects {
  readonly rendered: readonly Rendering[];
}

const bases = new WeakMap<Assembly, Basis>();

/** As `assembleInSteps`, in one go. */
export function assemble(snapshot: Snapshot, previous?: Assembly): Assembly {
  return finish(assembleInSteps(snapshot, previous));
}

/**
 * Groups the files of a snapshot into environments; one build, or one environment, a step.
 * @param previous the assembly of an earlier snapshot; what did not change in it keeps its identity, and nothing else
 * is taken from it: the result equals that of a cold start
 */
export function* assembleInSteps(snapshot: Snapshot, previous?: Assembly): Generator<void, Assembly> {
  const before = previous && bases.get(previous);
  if (
    previous !== undefined &&
    before !== undefined &&
    meansTheSame(before, snapshot, versionsOf(previous))
  ) {
    bases.set(previous, { ...before, snapshot });
    return previous;
  }
  const members = memberUris(snapshot, before);
  yield;
  const configurations = placeConfigurations(snapshot, members, before?.configurations);
  yield;
  const homesOf =
    before?.configurations === configurations && before.snapshot.folders === snapshot.folders
      ? before.homesOf
      : homesByUri(snapshot.folders, configurations);
  let files = new SnapshotFiles(snapshot, before?.files);
  const memory: Memory = new Map(before?.memory);
  const named = namedSnapshots(configurations, snapshot);
  const namedUris = new Set(named.map(({ uri }) => uri));
  const kept = isSameAround(before, { snapshot, members, configurations, homesOf }) ? before : undefined;
  const renewed = kept && (yield* renewPlans(kept, kept.snapshot, files, memory));
  if (renewed === undefined) files = new SnapshotFiles(snapshot, before?.files);
  const planned = renewed ?? (yield* planEnvironments(snapshot, members, homesOf, files, memory, namedUris));
  const { plans } = planned;
  const plan = { plans, isRenewed: renewed !== undefined, homesOf, named };
  const { environments, renderings, ...built } = yield* buildAll(snapshot, plan, before, previous);
  const loaded = files.loaded();
  const rendered = new Map(
    plans.map(({ home, builds }) => [
      home.id,
      builds.flatMap(({ build }) => renderings.get(build.folder) ?? []),
    ]),
  );
  const assembly: Assembly = {
    environments,
    environmentsOf: environmentsByFile(environments),
    configurationOf: (uri) => nearestConfiguration(configurations, uri),
    configurations,
    renderingsOf: ({ id }) => rendered.get(id) ?? nothingRendered,
    ...builtById(renderings),
    startOf: (source) =>
      loaded.get(source.uri)?.documents.find((document) => document.source === source)?.start,
    loaded: (uri) => loaded.get(uri),
    wanted: new Set([...files.wanted, ...wantedProfiles(snapshot, environments)]),
    wantedClusters: new Set([...namedUris].filter((uri) => clusterFileOf(snapshot, uri) === 'not yet read')),
    isClusterSnapshot: (uri) => namedUris.has(uri) || fileOf(snapshot, uri)?.cluster !== undefined,
  };
  const own = { snapshot, members, configurations, homesOf, renderings, files, loaded, memory };
  bases.set(assembly, { ...own, ...built, ...planned });
  return assembly;
}

/** Whether all is the same but, at most, what stands in open files. */
function isSameAround(
  before: Basis | undefined,
  now: Pick<Basis, 'snapshot' | 'members' | 'configurations' | 'homesOf'>,
): before is Basis {
  if (before === undefined) return false;
  const { folders, unread, clusters, settings } = before.snapshot;
  const { snapshot } = now;
  return (
    before.members === now.members &&
    before.configurations === now.configurations &&
    before.homesOf === now.homesOf &&
    folders === snapshot.folders &&
    unread === snapshot.unread &&
    clusters === snapshot.clusters &&
    settings === snapshot.settings
  );
}

/** The versions that the environments have as their targets. */
function versionsOf({ environments }: Assembly): ReadonlySet<KubernetesVersion> {
  return new Set(environments.map(({ kubernetesVersion }) => kubernetesVersion));
}

/**
 * Whether two snapshots differ at most in how open files say the same; an edit within a comment is such a difference.
 * @param versions the targets of the environments
 */
function meansTheSame(
  { snapshot: left, loaded }: Basis,
  right: Snapshot,
  versions: ReadonlySet<KubernetesVersion>,
): boolean {
  if (left.disk !== right.disk || left.folders !== right.folders) return false;
  if (left.unread !== right.unread || left.texts !== right.texts) return false;
  if (left.clusters !== right.clusters || left.settings.snapshots !== right.settings.snapshots) return false;
  if (left.settings.kubernetesVersion !== right.settings.kubernetesVersion) return false;
  if (left.settings.seccomp !== right.settings.seccomp) return false;
  if (left.settings.kubelet !== right.settings.kubelet) return false;
  if (left.open.size !== right.open.size || left.apart.size !== right.apart.size) return false;
  for (const uri of left.apart) if (!right.apart.has(uri)) return false;
  for (const [uri, file] of right.open) {
    const old = left.open.get(uri);
    if (old === file) continue;
    if (old === undefined || isConfigurationFile(uri) || isKustomizationFile(uri)) return false;
    if (loaded.has(uri) || saysDeployments(old) || saysDeployments(file)) return false;
    if (old.cluster !== undefined || file.cluster !== undefined) return false;
    if (isMember(uri, old) !== isMember(uri, file) || old.mayHide !== file.mayHide) return false;
    if (!holdsTheSame(old, file, versions)) return false;
  }
  return true;
}

/** Sorted, so that the order of events leaves no trace in any answer. */
function memberUris(snapshot: Snapshot, before: Basis | undefined): readonly string[] {
  const previous = before?.members ?? [];
  if (before !== undefined && hasSameMembers(before.snapshot, snapshot)) return previous;
  const uris = new Set<string>();
  for (const [uri, file] of snapshot.disk) {
    if (!snapshot.open.has(uri) && isMember(uri, file)) uris.add(uri);
  }
  for (const [uri, file] of snapshot.open) if (isMember(uri, file)) uris.add(uri);
  const isKnown = uris.size === previous.length && previous.every((uri) => uris.has(uri));
  return isKnown ? previous : keepIdentity(previous, [...uris].sort());
}

/** Whether it is sure at a look that two snapshots have the same members, as after an edit of an open file. */
function hasSameMembers(left: Snapshot, right: Snapshot): boolean {
  if (left.disk !== right.disk || left.open.size !== right.open.size) return false;
  for (const [uri, file] of right.open) {
    const old = left.open.get(uri);
    if (old === undefined || isMember(uri, old) !== isMember(uri, file)) return false;
  }
  return true;
}

function isMember(uri: string, file: WorkspaceFile): boolean {
  return file.documents.length > 0 || file.cluster !== undefined || isConfigurationFile(uri);
}

interface Planned {
  readonly plans: readonly Plan[];
  /** Whether the plans that are those of before stand for the same environments. */
  readonly isRenewed: boolean;
  readonly homesOf: HomesOf;
  readonly named: readonly NamedSnapshot[];
}

type Built = Pick<Basis, 'renderings' | 'planned' | 'neighbours' | 'hidden'> & Pick<Assembly, 'environments'>;

function* buildAll(
  snapshot: Snapshot,
  { plans, isRenewed, homesOf, named }: Planned,
  before: Basis | undefined,
  previous: Assembly | undefined,
): Generator<void, Built> {
  const known = new Map(previous?.environments.map((environment) => [environment.id, environment]));
  const kept = isRenewed ? before : undefined;
  const hidden = kept?.hidden ?? homesWithHiddenFiles(snapshot, homesOf);
  yield;
  const renderings = new Map<string, Rendering>();
  const planned: PlannedRendering[] = [];
  for (const [index, plan] of plans.entries()) {
    const old = kept?.planned[index];
    if (old?.plan === plan) {
      for (const rendering of old.rendered) renderings.set(rendering.build.folder, rendering);
      planned.push(old);
      continue;
    }
    const rendered = yield* mapInSteps(plan.builds, ({ build }) => {
      const rendering = renderings.get(build.folder) ?? render(build, before?.renderings.get(build.folder));
      renderings.set(build.folder, rendering);
      return rendering;
    });
    const objects = keepIdentity(known.get(plan.home.id)?.written, objectsOf(plan.files, rendered));
    planned.push({ plan, rendered, objects });
    yield;
  }
  const neighbours = neighbourhoods(planned, kept);
  const environments: Environment[] = [];
  for (const [index, { plan, rendered, objects }] of planned.entries()) {
    const { home, files, builds, found } = plan;
    const neighbourhood = neighbours[index] ?? alone;
    const old = known.get(home.id);
    const isAsBefore = kept?.planned[index]?.plan === plan && kept.neighbours[index] === neighbourhood;
    if (old !== undefined && isAsBefore) {
      environments.push(old);
      continue;
    }
    yield;
    const isHidden = [home, ...homesOf(`${home.folder ?? ''}/`)].some(({ id }) => hidden.has(id));
    const isKnown = builds.every(({ build }) => build.unknowns.length + build.problems.length === 0);
    const attachments = attachmentsOf(snapshot, home, named, found);
    const isAwaited = attachments.missing.some(({ why }) => why !== 'absent');
    const hasAllFiles = !isHidden && !isAwaited && isRead(home, snapshot.unread);
    const parts = {
      files,
      renderings: rendered,
      objects,
      isKnown,
      hasAllFiles,
      neighbourhood,
      kubelet: kubeletOf(home, snapshot),
      ...attachments,
    };
    environments.push(yield* buildEnvironment(home, parts, snapshot.settings, old));
  }
  return {
    environments: keepIdentity(previous?.environments, environments),
    renderings,
    planned,
    neighbours,
    hidden,
  };
}

/** The ids of the environments to which files belong that were not read although they may hold objects. */
function homesWithHiddenFiles(snapshot: Snapshot, homesOf: HomesOf): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const files of [snapshot.disk, snapshot.open]) {
    for (const [uri, file] of files) {
      if (!file.mayHide || fileOf(snapshot, uri) !== file) continue;
      for (const home of homesIn(snapshot, homesOf, uri)) ids.add(home.id);
    }
  }
  return ids;
}

/** Whether all files are known that may belong to an environment; of a document that is looked at alone none are. */
function isRead({ folder }: Home, unread: ReadonlySet<string>): boolean {
  if (folder === undefined) return false;
  for (const other of unread) {
    if (`${folder}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${folder}/`)) return false;
  }
  return true;
}

const nothingRendered: readonly Rendering[] = [];

/** Files of the same environments have one list of them, so that what follows from it is found out once for all of them. */
function environmentsByFile(environments: readonly Environment[]): Assembly['environmentsOf'] {
  const lists = new Map<string, readonly Environment[]>();
  return (uri) => {
    const own = environments.filter(({ uris }) => setOf(uris).has(uri));
    if (own.length === environments.length) return environments;
    const key = own.map(({ id }) => id).join('\n');
    const list = lists.get(key) ?? own;
    lists.set(key, list);
    return list;
  };
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The same as a set; made once for a list, which an environment keeps from edit to edit. */
function setOf(uris: readonly string[]): ReadonlySet<string> {
  const known = sets.get(uris);
  if (known !== undefined) return known;
  const set = new Set(uris);
  sets.set(uris, set);
  return set;
}

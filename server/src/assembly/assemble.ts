import { isSameList, keepIdentity } from '../base/equality.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import { buildEnvironment, holdsTheSame } from './buildEnvironment.ts';
import type { Environment } from './environment.ts';
import { type Home, homeApart, homesByUri } from './homes.ts';
import {
  nearestConfiguration,
  type PlacedConfiguration,
  placeConfigurations,
} from './placedConfigurations.ts';

/** All environments of a snapshot, and the configuration files that shaped them. */
export interface Assembly {
  readonly environments: readonly Environment[];
  /** By the URI of the file; the environments that it belongs to, in their order. */
  readonly environmentsOf: (uri: string) => readonly Environment[];
  /** The configuration nearest up the tree. */
  readonly configurationOf: (uri: string) => PlacedConfiguration | undefined;
  readonly configurations: readonly PlacedConfiguration[];
}

/** What an assembly was made from, so that the next one need not find it out again. */
interface Basis {
  readonly snapshot: Snapshot;
  readonly members: readonly string[];
  readonly configurations: readonly PlacedConfiguration[];
  readonly homesOf: (uri: string) => readonly Home[];
}

const bases = new WeakMap<Assembly, Basis>();

/**
 * Groups the files of a snapshot into environments.
 * @param previous the assembly of an earlier snapshot; what did not change in it keeps its identity, and nothing else
 * is taken from it: the result equals that of a cold start
 */
export function assemble(snapshot: Snapshot, previous?: Assembly): Assembly {
  const before = previous && bases.get(previous);
  if (
    previous !== undefined &&
    before !== undefined &&
    meansTheSame(before.snapshot, snapshot, versionsOf(previous))
  ) {
    bases.set(previous, { ...before, snapshot });
    return previous;
  }
  const members = memberUris(snapshot, before?.members);
  const configurations = placeConfigurations(snapshot, members, before?.configurations);
  const homesOf =
    before?.configurations === configurations && before.snapshot.folders === snapshot.folders
      ? before.homesOf
      : homesByUri(snapshot.folders, configurations);
  const environments = buildAll(snapshot, members, homesOf, previous);
  const assembly: Assembly = {
    environments,
    environmentsOf: (uri) => {
      const file = fileOf(snapshot, uri);
      if (file === undefined || !isMember(uri, file) || isConfigurationFile(uri)) return [];
      const ids = homesIn(snapshot, homesOf, uri).map((home) => home.id);
      return environments.filter((environment) => ids.includes(environment.id));
    },
    configurationOf: (uri) => nearestConfiguration(configurations, uri),
    configurations,
  };
  bases.set(assembly, { snapshot, members, configurations, homesOf });
  return assembly;
}

/** The versions that the environments have as their targets. */
function versionsOf({ environments }: Assembly): ReadonlySet<KubernetesVersion> {
  return new Set(environments.map(({ kubernetesVersion }) => kubernetesVersion));
}

/**
 * Whether two snapshots differ at most in how open files say the same; an edit within a comment is such a difference.
 * @param versions the targets of the environments
 */
function meansTheSame(left: Snapshot, right: Snapshot, versions: ReadonlySet<KubernetesVersion>): boolean {
  if (left.disk !== right.disk || left.folders !== right.folders) return false;
  if (left.unread !== right.unread) return false;
  if (left.settings.kubernetesVersion !== right.settings.kubernetesVersion) return false;
  if (left.settings.seccomp !== right.settings.seccomp) return false;
  if (left.open.size !== right.open.size || left.apart.size !== right.apart.size) return false;
  for (const uri of left.apart) if (!right.apart.has(uri)) return false;
  for (const [uri, file] of right.open) {
    const old = left.open.get(uri);
    if (old === file) continue;
    if (old === undefined || isConfigurationFile(uri)) return false;
    if (isMember(uri, old) !== isMember(uri, file) || old.mayHide !== file.mayHide) return false;
    if (!holdsTheSame(old, file, versions)) return false;
  }
  return true;
}

/** Sorted, so that the order of events leaves no trace in any answer. */
function memberUris(snapshot: Snapshot, previous: readonly string[] = []): readonly string[] {
  const uris = new Set<string>();
  for (const [uri, file] of snapshot.disk) {
    if (!snapshot.open.has(uri) && isMember(uri, file)) uris.add(uri);
  }
  for (const [uri, file] of snapshot.open) if (isMember(uri, file)) uris.add(uri);
  const isKnown = uris.size === previous.length && previous.every((uri) => uris.has(uri));
  return isKnown ? previous : keepIdentity(previous, [...uris].sort());
}

function isMember(uri: string, file: WorkspaceFile): boolean {
  return file.documents.length > 0 || isConfigurationFile(uri);
}

function homesIn(snapshot: Snapshot, homesOf: Basis['homesOf'], uri: string): readonly Home[] {
  return snapshot.apart.has(uri) ? [homeApart(uri)] : homesOf(uri);
}

function buildAll(
  snapshot: Snapshot,
  members: readonly string[],
  homesOf: Basis['homesOf'],
  previous: Assembly | undefined,
): readonly Environment[] {
  const plans = new Map<string, { readonly home: Home; readonly files: WorkspaceFile[] }>();
  for (const uri of members) {
    const file = fileOf(snapshot, uri);
    if (file === undefined || isConfigurationFile(uri)) continue;
    for (const home of homesIn(snapshot, homesOf, uri)) {
      const plan = plans.get(home.id);
      if (plan === undefined) plans.set(home.id, { home, files: [file] });
      else plan.files.push(file);
    }
  }
  const known = new Map(previous?.environments.map((environment) => [environment.id, environment]));
  const partial = homesWithHiddenFiles(snapshot, homesOf);
  const environments = [...plans.values()].map(({ home, files }) => {
    const isWhole = !partial.has(home.id) && isRead(home, snapshot.unread);
    return buildEnvironment(home, files, snapshot.settings, isWhole, known.get(home.id));
  });
  return previous !== undefined && isSameList(previous.environments, environments)
    ? previous.environments
    : environments;
}

/** The ids of the environments to which files belong that were not read although they may hold objects. */
function homesWithHiddenFiles(snapshot: Snapshot, homesOf: Basis['homesOf']): ReadonlySet<string> {
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

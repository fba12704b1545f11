import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { fileOf, type Snapshot } from '../../workspace/snapshot.ts';
import type { Environment } from '../environment.ts';
import { resolvePath } from '../kustomize/path.ts';
import type { Moment } from '../resolveOrigin.ts';
import { operatedProfiles } from './operatedProfiles.ts';
import { isSeen, type PlacedProfile, profileFiles } from './profileFiles.ts';
import { profileInText } from './profileInText.ts';
import { only, profileRoot } from './profileRoot.ts';

/** What stands where a pod says that its profile is. */
export type NodeFile =
  | { readonly kind: 'profile'; readonly place: PlacedProfile }
  /** An object of the operator, of which it writes no file. */
  | {
      readonly kind: 'unwritten';
      readonly place: PlacedProfile;
      readonly why: 'disabled' | 'partial' | 'endless';
    }
  /** There is a file, and it is no profile. */
  | { readonly kind: 'other'; readonly uri: string }
  /** The folder that the nodes have is here, and nothing is there. */
  | { readonly kind: 'missing'; readonly root: string }
  /** It may be on the nodes and is not here, or is not the only one. */
  | { readonly kind: 'unknown' };

/** The seccomp profiles that an environment can use, by what others call them. */
export interface KnownProfiles {
  /**
   * The profile that a pod names by its path on the node.
   * @param from the file that names it: of several the one is meant that stands nearest
   */
  readonly atPath: (path: string, from: string) => NodeFile;
  /** An object of the Security Profiles Operator; of several of that name the one in the same namespace. */
  readonly ofOperator: (name: string, namespace: string | undefined) => PlacedProfile | undefined;
  /** All objects of the operator. */
  readonly operated: readonly PlacedProfile[];
  /** A folder that holds what the nodes have; undefined where there is none, or not a single one. */
  readonly root: string | undefined;
}

const known = new WeakMap<
  Moment['assembly'],
  WeakMap<Snapshot, Map<Environment | undefined, KnownProfiles>>
>();

/** @param environment of which the operator's objects are taken; undefined: all that there are */
export function knownProfiles(moment: Moment, environment: Environment | undefined): KnownProfiles {
  const bySnapshot =
    known.get(moment.assembly) ?? new WeakMap<Snapshot, Map<Environment | undefined, KnownProfiles>>();
  known.set(moment.assembly, bySnapshot);
  const byEnvironment = bySnapshot.get(moment.snapshot) ?? new Map<Environment | undefined, KnownProfiles>();
  bySnapshot.set(moment.snapshot, byEnvironment);
  const profiles = byEnvironment.get(environment) ?? gather(moment, environment);
  byEnvironment.set(environment, profiles);
  return profiles;
}

function gather(moment: Moment, environment: Environment | undefined): KnownProfiles {
  const { snapshot } = moment;
  const { files, observed } = profileFiles(snapshot);
  const own = operatedProfiles(moment, environment);
  const byNodePath = within(environment, observed);
  const root = profileRoot(snapshot, environment);
  const ofOperator: KnownProfiles['ofOperator'] = (name, namespace) => {
    const named = own.filter(({ profile }) => profile.name === name);
    const near = named.filter(({ profile }) => profile.namespace === namespace);
    return only(near.length > 0 ? near : named);
  };
  return {
    root,
    operated: own,
    ofOperator,
    atPath: (path, from) => {
      // The API server takes an empty path, and the kubelet does not.
      if (path === '') return { kind: 'unknown' };
      const [, namespace, name] = /^operator\/(?:([^/]+)\/)?([^/]+)\.json$/.exec(path) ?? [];
      const objects = (name === undefined ? [] : namesOfFile(name)).flatMap(
        (one) => ofOperator(one, namespace) ?? [],
      );
      if (objects.length > 1) return { kind: 'unknown' };
      const [object] = objects;
      if (object !== undefined && isElsewhere(object.profile, namespace)) return { kind: 'unknown' };
      const written = object ?? only(byNodePath.filter(({ profile }) => isSamePath(profile.nodePath, path)));
      if (written !== undefined) return { kind: 'profile', place: written };
      const uri = root === undefined ? undefined : resolvePath(root, path);
      const found = uri === undefined ? nearestFile(files, path, from) : fileAt(snapshot, uri);
      if (found === 'absent' && root !== undefined) {
        // What the operator writes is on the nodes alone.
        return name === undefined ? { kind: 'missing', root } : { kind: 'unknown' };
      }
      return typeof found === 'object' ? found : { kind: 'unknown' };
    },
  };
}

/** Of the objects whose file has a name, without its ending: a name that ends with it gets no second one. */
function namesOfFile(name: string): readonly string[] {
  const whole = `${name}.json`;
  return name.endsWith('.json') ? [whole] : [name, whole];
}

/** Those that stand in files of an environment. */
function within(
  environment: Environment | undefined,
  places: readonly PlacedProfile[],
): readonly PlacedProfile[] {
  // Asked of every environment at an edit, and most workspaces have none.
  if (environment === undefined || places.length === 0) return places;
  const uris = new Set(environment.uris);
  return places.filter(({ uri }) => uris.has(uri));
}

/** What is known of a file of a folder that the nodes have; undefined: nothing yet. */
function fileAt(snapshot: Snapshot, uri: string): NodeFile | 'absent' | undefined {
  const file = isSeen(snapshot, uri) ? fileOf(snapshot, uri) : undefined;
  if (file !== undefined && file.note === undefined) {
    const place = profileFiles(snapshot).files.find((one) => one.uri === uri);
    return place === undefined ? { kind: 'other', uri } : { kind: 'profile', place };
  }
  const named = snapshot.texts.get(uri);
  if (typeof named !== 'object') return named === 'absent' ? 'absent' : undefined;
  const profile = profileInText(uri, named);
  return profile === undefined
    ? { kind: 'other', uri }
    : { kind: 'profile', place: { uri, line: 0, profile } };
}

/** The file whose path ends with another: of several the one with most of its path in common, where that is one. */
function nearestFile(files: readonly PlacedProfile[], path: string, from: string): NodeFile | undefined {
  const ending = `/${path.split('/').map(encodeURIComponent).join('/')}`;
  const named = files.filter(({ uri }) => uri.endsWith(ending));
  const most = Math.max(...named.map(({ uri }) => commonFolders(uri, from)));
  const place = only(named.filter(({ uri }) => commonFolders(uri, from) === most));
  return place && { kind: 'profile', place };
}

/** As the kubelet and Kubescape's agent join them to their folder (Go's filepath.Join). */
function isSamePath(left: string | undefined, right: string): boolean {
  const stepsOf = (path: string): string =>
    path
      .split('/')
      .filter((step) => step !== '' && step !== '.')
      .join('/');
  return left !== undefined && !left.split('/').includes('..') && stepsOf(left) === stepsOf(right);
}

function commonFolders(left: string, right: string): number {
  const [own, other] = [left.split('/'), right.split('/')];
  const differing = own.findIndex((folder, index) => folder !== other[index]);
  return differing < 0 ? own.length : differing;
}

/** The operator's object as the base of another; it is looked for in the same namespace, where there are any. */
export function baseOf(profiles: KnownProfiles, profile: RawProfile, name: string): RawProfile | undefined {
  const found = profiles.ofOperator(name, profile.namespace)?.profile;
  return found !== undefined && isElsewhere(found, profile.namespace) ? undefined : found;
}

/** Where one of both says nothing of a namespace, it may be the same. */
function isElsewhere(object: RawProfile, namespace: string | undefined): boolean {
  return object.namespace !== undefined && namespace !== undefined && object.namespace !== namespace;
}

import type { WorkspaceFile } from '../../workspace/file.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** Where a profile stands. */
export interface ProfileTarget {
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
}

/** The seccomp profiles of a workspace by what others call them. */
export interface KnownProfiles {
  /**
   * The profile that a pod names by its path on the node.
   * @param from the file that names it: of several the one is meant that stands nearest
   */
  readonly atPath: (path: string, from: string) => ProfileTarget | undefined;
  /** An object of the Security Profiles Operator; of several of that name one in the same namespace. */
  readonly ofOperator: (name: string, namespace: string | undefined) => ProfileTarget | undefined;
}

interface Operated extends ProfileTarget {
  readonly name: string;
  readonly namespace: string | undefined;
}

const known = new WeakMap<Snapshot, KnownProfiles>();

export function knownProfiles(snapshot: Snapshot): KnownProfiles {
  const profiles = known.get(snapshot) ?? gather(snapshot);
  known.set(snapshot, profiles);
  return profiles;
}

function gather(snapshot: Snapshot): KnownProfiles {
  const files: string[] = [];
  const operated: Operated[] = [];
  for (const file of new Map([...snapshot.disk, ...snapshot.open]).values()) {
    if (snapshot.apart.has(file.uri)) continue;
    if (isProfileFile(file)) files.push(file.uri);
    else operated.push(...operatedIn(file));
  }
  const ofOperator = (name: string, namespace: string | undefined): ProfileTarget | undefined => {
    const named = operated.filter((one) => one.name === name);
    const near = named.filter((one) => one.namespace === namespace);
    return only(near.length > 0 ? near : named);
  };
  return {
    ofOperator,
    atPath: (path, from) => {
      const [, namespace, name] = /^operator\/(?:([^/]+)\/)?([^/]+)\.json$/.exec(path) ?? [];
      if (name !== undefined) return ofOperator(name, namespace);
      const uri = nearestFile(files, path, from);
      return uri === undefined ? undefined : { uri, line: 0 };
    },
  };
}

/** A profile by itself, as a node has it. */
function isProfileFile({ documents }: WorkspaceFile): boolean {
  const [first] = documents.flatMap(({ manifests }) => manifests);
  return first?.model.kind === 'SeccompProfile' && first.model.form === 'profile';
}

function operatedIn({ uri, lines, documents }: WorkspaceFile): readonly Operated[] {
  return documents.flatMap(({ start, manifests }) =>
    manifests.flatMap(({ model, locate }): readonly Operated[] => {
      if (model.kind !== 'SeccompProfile' || model.form !== 'spo' || model.name === undefined) return [];
      const line = lines.positionAt(start + (locate('')?.value.start ?? 0)).line;
      return [{ uri, line, name: model.name, namespace: model.namespace }];
    }),
  );
}

/** The file whose path ends with another: of several the one with most of its path in common, where that is one. */
function nearestFile(files: readonly string[], path: string, from: string): string | undefined {
  const ending = `/${encodeURI(path)}`;
  const named = files.filter((uri) => uri.endsWith(ending));
  const most = Math.max(...named.map((uri) => commonFolders(uri, from)));
  return only(named.filter((uri) => commonFolders(uri, from) === most));
}

function commonFolders(left: string, right: string): number {
  const [own, other] = [left.split('/'), right.split('/')];
  const differing = own.findIndex((folder, index) => folder !== other[index]);
  return differing < 0 ? own.length : differing;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

import { remembering } from '../../base/remembering.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** A profile and where it stands. */
export interface PlacedProfile {
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
  readonly profile: RawProfile;
}

/** The profiles of a workspace. */
export interface ProfileFiles {
  readonly files: readonly PlacedProfile[];
  /** Objects of the Security Profiles Operator. */
  readonly operated: readonly PlacedProfile[];
  /** What Kubescape's objects hold for a container each. */
  readonly observed: readonly PlacedProfile[];
}

const known = new WeakMap<Snapshot, ProfileFiles>();

/** All that are known, open or not, in the order of their files' URIs. */
export function profileFiles(snapshot: Snapshot): ProfileFiles {
  const found = known.get(snapshot) ?? gather(snapshot);
  known.set(snapshot, found);
  return found;
}

function gather(snapshot: Snapshot): ProfileFiles {
  const found = {
    files: [] as PlacedProfile[],
    operated: [] as PlacedProfile[],
    observed: [] as PlacedProfile[],
  };
  const add = (file: WorkspaceFile): void => {
    if (!isSeen(snapshot, file.uri)) return;
    const { files, operated, observed } = profilesIn(file);
    found.files.push(...files);
    found.operated.push(...operated);
    found.observed.push(...observed);
  };
  for (const [uri, file] of snapshot.disk) add(snapshot.open.get(uri) ?? file);
  for (const [uri, file] of snapshot.open) if (!snapshot.disk.has(uri)) add(file);
  return found;
}

/** An edit leaves all files but one alone, so what each holds is remembered. */
const profilesIn = remembering((file: WorkspaceFile): ProfileFiles => {
  const own = fileProfile(file);
  if (own !== undefined)
    return { files: [{ uri: file.uri, line: 0, profile: own }], operated: [], observed: [] };
  const objects = objectsIn(file);
  const isObserved = ({ profile }: PlacedProfile): boolean => profile.form === 'kubescape';
  return objects.length === 0
    ? none
    : {
        files: [],
        operated: objects.filter((place) => !isObserved(place)),
        observed: objects.filter(isObserved),
      };
});

const none: ProfileFiles = { files: [], operated: [], observed: [] };

/** Whether a file is one of the workspace, and not one that is looked at alone. */
export function isSeen({ apart }: Snapshot, uri: string): boolean {
  return !apart.has(uri);
}

/** A profile by itself, as a node has it. */
export function fileProfile({ documents }: WorkspaceFile): RawProfile | undefined {
  const [first] = documents.flatMap(({ manifests }) => manifests);
  return first?.model.kind === 'SeccompProfile' && first.model.form === 'profile' ? first.model : undefined;
}

/** The objects that some agent writes to the nodes. */
function objectsIn({ uri, lines, documents }: WorkspaceFile): readonly PlacedProfile[] {
  return documents.flatMap(({ start, manifests }) =>
    manifests.flatMap(({ model, locate }): readonly PlacedProfile[] => {
      if (model.kind !== 'SeccompProfile') return [];
      const isWritten = model.form === 'spo' ? model.name !== undefined : model.nodePath !== undefined;
      if (!isWritten) return [];
      const line = lines.positionAt(start + (locate('')?.value.start ?? 0)).line;
      return [{ uri, line, profile: model }];
    }),
  );
}

import { mapInSteps } from '../../base/steps.ts';
import { folderOf } from '../../base/uri.ts';
import { isKustomizationFile, kustomizationNames } from '../../workspace/kustomizationFile.ts';
import type { Memory } from '../kustomize/build/accumulate.ts';
import { type Build, build, buildWith } from '../kustomize/build/build.ts';
import type { Files, LoadedFile } from '../kustomize/files.ts';
import { holdsFolder, isRemote, resolvePath } from '../kustomize/path.ts';
import { type Built, field, itemsOf, textOf } from '../kustomize/tree/built.ts';
import type { PlannedBuild } from './plannedBuild.ts';
import type { SnapshotFiles } from './snapshotFiles.ts';

/**
 * Builds those of some folders with kustomizations that nothing builds upon; and those that are not reached from there,
 * for they build upon each other in a circle, which then is said, or only a component that is not used names them. One build a step.
 * @param folders in their order
 * @param others all folders that may build upon them
 */
export function* buildRoots(
  folders: readonly string[],
  others: readonly string[],
  files: Files,
  memory: Memory,
): Generator<void, readonly PlannedBuild[]> {
  const named = namedFolders(others, files);
  const reached = new Set<string>();
  const make = (folder: string): Build => {
    const made = build(folder, files, memory);
    for (const reachedFolder of foldersOf(made)) reached.add(reachedFolder);
    return made;
  };
  const candidates = folders.filter((folder) => kindOf(folder, files) === 'Kustomization');
  const roots = yield* mapInSteps(
    candidates.filter((folder) => !named.has(folder)),
    make,
  );
  const circles = yield* mapInSteps(candidates, (folder) =>
    reached.has(folder) || !named.has(folder) ? [] : [make(folder)],
  );
  const all = [...roots, ...circles.flat()];
  const unused = folders.filter((folder) => !reached.has(folder) && isOffered(folder, files));
  const offered = yield* mapInSteps(unused, (component) => upon(component, all, files, memory));
  // what a component would do where it is not used hangs on what is built there
  const again = unused.length > 0 ? () => undefined : remade;
  return [...all, ...offered.flat()].map((made) => ({ build: made, again }));
}

/** What some kustomizations build upon: folders, and files. */
function namedFolders(folders: readonly string[], files: Files): ReadonlySet<string> {
  return new Set(folders.flatMap((folder) => namedBy(folder, files)));
}

/** The folders with kustomizations that nothing builds upon. */
export function rootFolders(folders: readonly string[], files: Files): readonly string[] {
  const named = namedFolders(folders, files);
  return folders.filter((folder) => !named.has(folder) && kindOf(folder, files) === 'Kustomization');
}

/** A root as it is built of files that have changed. */
function remade(made: Build, files: SnapshotFiles, memory: Memory): Build {
  return build(made.folder, files, memory);
}

const reachedBy = new WeakMap<Build, readonly string[]>();

/** The folders whose kustomizations are a part of a build. */
function foldersOf(made: Build): readonly string[] {
  const known = reachedBy.get(made) ?? made.uris.filter(isKustomizationFile).map(folderOf);
  reachedBy.set(made, known);
  return known;
}

/** A component is built only as a part of others. */
function kindOf(folder: string, files: Files): 'Kustomization' | 'Component' | undefined {
  const root = rootOf(kustomizationAt(folder, files));
  if (root === undefined) return undefined;
  return textOf(field(root, 'kind')) === 'Component' ? 'Component' : 'Kustomization';
}

/** A component with objects of its own, for whoever wants to add it. */
function isOffered(folder: string, files: Files): boolean {
  const root = rootOf(kustomizationAt(folder, files));
  return kindOf(folder, files) === 'Component' && itemsOf(field(root, 'resources')).length > 0;
}

/**
 * A component that nothing uses, as if the innermost kustomization around it did: what it would do there is what its
 * readers ask about. None where it does not fit there.
 */
function upon(component: string, all: readonly Build[], files: Files, memory: Memory): readonly Build[] {
  const around = all
    .filter(({ folder }) => holdsFolder(folder, component))
    .sort((left, right) => right.folder.length - left.folder.length)[0];
  if (around === undefined) return [];
  const made = buildWith(component, around.folder, files, memory);
  return made.problems.length > around.problems.length ? [] : [made];
}

const known = new WeakMap<LoadedFile, readonly string[]>();

/** The folders that a kustomization builds upon. */
function namedBy(folder: string, files: Files): readonly string[] {
  const file = kustomizationAt(folder, files);
  if (file === undefined) return [];
  const cached = known.get(file);
  if (cached !== undefined) return cached;
  const root = rootOf(file);
  const paths = ['resources', 'bases', 'components'].flatMap((key) => itemsOf(field(root, key))).map(textOf);
  const found = paths
    .filter((path) => path !== '' && !isRemote(path))
    .map((path) => resolvePath(folder, path))
    .filter((uri) => uri !== undefined);
  known.set(file, found);
  return found;
}

function rootOf(file: LoadedFile | undefined): Built | undefined {
  return file?.documents.find(({ object }) => object !== undefined)?.configuration();
}

function kustomizationAt(folder: string, files: Files): LoadedFile | undefined {
  for (const name of kustomizationNames) {
    const found = files.fileAt(`${folder}/${name}`);
    if (typeof found === 'object') return found;
  }
  return undefined;
}

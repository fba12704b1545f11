import type { Unknown } from '../kustomize/build/scope.ts';
import type { LoadedDocument } from '../kustomize/files.ts';
import type { Built, Place } from '../kustomize/tree/built.ts';

/** An object of Argo CD or Flux that deploys folders of a repository. */
export interface Deployment {
  readonly name: string;
  /** The file that it is written in; of what is built, the kustomization that gives it. */
  readonly uri: string;
  /** The files whose lines it is made of. */
  readonly saidIn: readonly string[];
  /** The document that says it. */
  readonly document: LoadedDocument;
  /** Where it goes: a cluster’s name or address; '' for the cluster that the object itself is in. */
  readonly destination: string;
  readonly sources: readonly DeployedSource[];
  /** What more it deploys, to this destination or, where that is a template, to any. */
  readonly unknown?: Unknown;
}

export interface DeployedSource {
  /** From the repository's root; undefined for what is no folder, such as a chart. */
  readonly path: string | undefined;
  /** Where the path is written, or what stands for it. */
  readonly place: Place;
  /** What it is called where it is not here. */
  readonly address: string;
  /** Which manifests count in a folder without a kustomization: those in it, or those below it, too. */
  readonly reach: 'folder' | 'tree';
  /** Which of them are taken, by their paths in the folder. */
  readonly takes: (path: string) => boolean;
  /** Whether its kustomizations may name files anywhere in the repository. */
  readonly readsAnywhere: boolean;
  /** What is put into the folder's kustomization before it is built, each value being where the object says it. */
  readonly changes: Changes;
  /** What is done to them that is unknown here. */
  readonly unknown: Unknown | undefined;
  /** Whether `${name}` in them stands for something else, that is not known. */
  readonly isSubstituted: boolean;
}

export type Changes = Readonly<Record<string, Built>>;

/** A path of a repository as folder names; undefined where it leads out of it. */
export function folderNames(path: string): readonly string[] | undefined {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names;
}

import type { Manifest } from '../../manifests/manifest.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { PathStep } from '../../syntax/navigate.ts';
import type { Node, SyntaxDocument } from '../../syntax/tree.ts';
import type { FileDocument, WorkspaceFile } from '../../workspace/file.ts';

/** Keys and indexes. */
export type Path = readonly (string | number)[];

/** The document of a file that holds an offset; between two documents the one before. */
export function documentAt(file: WorkspaceFile, offset: number): FileDocument | undefined {
  return file.documents.findLast((document) => document.start <= offset) ?? file.documents[0];
}

/** The keys and indexes of some steps. */
export function pathOf(steps: readonly PathStep[]): Path {
  return steps.flatMap((step): (string | number)[] => {
    if (step.kind === 'entry') return [keyText(step.entry.key)];
    return step.kind === 'item' ? [step.index] : [];
  });
}

/** The steps below the root of the object that some steps lead into. */
export interface StepsInObject {
  /** Its place among the document's objects. */
  readonly index: number;
  readonly steps: readonly PathStep[];
  /** Whether they begin in what holds the object, which may hold others too. */
  readonly isAround: boolean;
}

/** @returns undefined where the steps lead into no object that we read */
export function stepsInObject(
  document: SyntaxDocument,
  steps: readonly PathStep[],
): StepsInObject | undefined {
  const objects = objectsOf(document);
  return (
    stepsBelow(steps, (node) => objects.findIndex((object) => object.node === node), false) ??
    stepsBelow(steps, (node) => objects.findIndex((object) => object.owner === node), true)
  );
}

function stepsBelow(
  steps: readonly PathStep[],
  indexOf: (node: Node) => number,
  isAround: boolean,
): StepsInObject | undefined {
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at];
    const node = step?.kind === 'entry' ? step.mapping : step?.kind === 'gap' ? step.container : undefined;
    const index = node === undefined ? -1 : indexOf(node);
    if (index >= 0) return { index, steps: steps.slice(at), isAround };
  }
  return undefined;
}

/** The manifest that belongs to an object of `objectsOf`. */
export function manifestAt(document: FileDocument, index: number): Manifest | undefined {
  return document.manifests[index];
}

import type { TextRange } from '../../base/range.ts';
import type { Node } from '../../syntax/tree.ts';
import { configurationFileName } from '../../workspace/configurationFile.ts';
import { fileOf, folderHolding } from '../../workspace/snapshot.ts';
import type { Workbench } from '../workbench.ts';

/** The configuration that is to hold for a file: the nearest one up the tree, or one that is yet to be made. */
export interface ConfigurationText {
  readonly uri: string;
  /** Where it lies: globs in it count from there. */
  readonly folder: string;
  /** Undefined where it is to be made. */
  readonly written: WrittenConfiguration | undefined;
}

export interface WrittenConfiguration {
  readonly text: string;
  readonly root: Node | undefined;
  /** The offset in the text from which the tree counts. */
  readonly start: number;
}

/** Undefined where it is broken, not at hand, or the file lies in no folder. */
export function configurationText(
  { snapshot, assembly }: Workbench,
  uri: string,
): ConfigurationText | undefined {
  const placed = assembly.configurationOf(uri);
  const folder = placed?.folder ?? folderHolding(snapshot.folders, uri)?.uri;
  if (folder === undefined) return undefined;
  if (placed === undefined) return { uri: `${folder}/${configurationFileName}`, folder, written: undefined };
  const source = fileOf(snapshot, placed.uri)?.source;
  const slice = source?.syntax.slices[0];
  if (source === undefined || slice === undefined || slice.document.problems.length > 0) return undefined;
  const { document, start } = slice;
  return { uri: placed.uri, folder, written: { text: source.text, root: document.root, start } };
}

export interface Insertion {
  readonly range: TextRange;
  readonly newText: string;
}

export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Lines behind the one that an offset stands on. */
export function behindLine(text: string, offset: number, lines: string): Insertion {
  const next = text.indexOf('\n', offset);
  if (next < 0) return appended(text, lines);
  return { range: { start: next + 1, end: next + 1 }, newText: lines };
}

/** Lines at the end of a text. */
export function appended(text: string, lines: string): Insertion {
  const isOpen = text !== '' && !text.endsWith('\n');
  return {
    range: { start: text.length, end: text.length },
    newText: `${isOpen ? lineEndOf(text) : ''}${lines}`,
  };
}

/** Whether entries can be added in lines at the end. */
export function isInLines({ text, root, start }: WrittenConfiguration): boolean {
  return root === undefined || (root.kind === 'mapping' && text[start + root.range.start] !== '{');
}

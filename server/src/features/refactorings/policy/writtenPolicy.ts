import { isBuiltIn } from '../../../assembly/builtElement.ts';
import type { Environment } from '../../../assembly/environment.ts';
import { shiftRange, type TextRange } from '../../../base/range.ts';
import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import { nodeAt } from '../../../manifests/locate.ts';
import type { Manifest } from '../../../manifests/manifest.ts';
import { objectsOf } from '../../../manifests/objects.ts';
import { isDoubtful } from '../../../network/meaning/meaning.ts';
import { namespaceNameOf } from '../../../network/world.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { resolveAlias } from '../../../syntax/navigate.ts';
import type { Node } from '../../../syntax/tree.ts';
import type { FileDocument, WorkspaceFile } from '../../../workspace/file.ts';
import { hasTwice, plainOf } from './plainOf.ts';

/** A policy in its text, which is whole and says everything where it stands. */
export interface WrittenPolicy {
  readonly uri: string;
  /** Of the file. */
  readonly text: string;
  readonly language: 'yaml' | 'json';
  readonly document: FileDocument;
  /** All of the file. */
  readonly documents: readonly FileDocument[];
  /** What holds the policy: a document of its own, or a list. */
  readonly isListed: boolean;
  readonly policy: NetworkPolicy;
  readonly environment: Environment;
  /** Whether it counts in other environments, too, where other policies may stand beside it. */
  readonly isShared: boolean;
  /** The namespace that it lies in. */
  readonly home: string;
  /** Of the object. */
  readonly range: TextRange;
  /** Where an element stands, in the file's offsets. */
  readonly rangeOf: (path: string) => TextRange | undefined;
  readonly keyRangeOf: (path: string) => TextRange | undefined;
  /** Where each item of a list stands; none where there is no list. */
  readonly itemsOf: (path: string) => readonly TextRange[];
  readonly nodeOf: (path: string) => Node | undefined;
  /** What is written there, whatever its form. */
  readonly plainAt: (path: string) => PlainValue | undefined;
}

/** Whether the element at a path is what an offset stands in. */
export function isAt({ rangeOf }: WrittenPolicy, path: string, offset: number): boolean {
  const range = rangeOf(path);
  return range !== undefined && range.start <= offset && offset <= range.end;
}

/** Texts longer than this are not read again for what may be offered. */
export const longest = 100_000;

/**
 * The policy of a document, as it is to be rewritten.
 * @returns undefined where its text is broken, uses anchors, says something twice, or is changed by a build; where another policy has its name; or where a
 * part of it can't be read
 */
export function writtenPolicy(
  workbench: Workbench,
  environment: Environment,
  { uri, source, documents }: WorkspaceFile,
  document: FileDocument,
  manifest: Manifest,
): WrittenPolicy | undefined {
  const { model, locate } = manifest;
  const { syntax, start, listed, manifests } = document;
  if (model.kind !== 'NetworkPolicy' || source === undefined || syntax === undefined) return undefined;
  if (syntax.problems.length > 0 || syntax.text.length > longest || isDoubtful(model)) return undefined;
  const { language } = source.syntax;
  if (language === 'yaml' && /(?:^|[\s[,])[&*!][^\s&*]|^(?:\.\.\.|%)|\t/m.test(syntax.text)) return undefined;
  if (isBuiltIn(workbench, environment, uri) || environment.world.rivals.has(model)) return undefined;
  const node = objectsOf(syntax, listed)[manifests.indexOf(manifest)]?.node;
  if (node === undefined || hasTwice(node)) return undefined;
  const isItem = source.syntax.slices.some(
    ({ role, document: own }) => role === 'listItem' && own === syntax,
  );
  const placed = (range: TextRange | undefined): TextRange | undefined => range && shiftRange(range, start);
  const nodeOf = (path: string): Node | undefined => nodeAt(node, path);
  return {
    uri,
    text: source.text,
    language,
    document,
    documents,
    isListed: isItem || node !== resolveAlias(syntax.root ?? node),
    policy: model,
    environment,
    isShared: workbench.assembly.environmentsOf(uri).length > 1,
    home: namespaceNameOf(environment.world, model),
    range: shiftRange(node.range, start),
    rangeOf: (path) => placed(locate(path)?.value),
    keyRangeOf: (path) => placed(locate(path)?.key),
    itemsOf: (path) => {
      const list = nodeOf(path);
      return list?.kind === 'sequence' ? list.items.map(({ range }) => shiftRange(range, start)) : [];
    },
    nodeOf,
    plainAt: (path) => {
      const found = nodeOf(path);
      return found && plainOf(found);
    },
  };
}

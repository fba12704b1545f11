import { shiftRange } from '../../../base/range.ts';
import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import { type Manifest, manifestsOf } from '../../../manifests/manifest.ts';
import { isDoubtful, meanTheSame } from '../../../network/meaning/meaning.ts';
import { parseText } from '../../../syntax/parse.ts';
import { applied } from '../edits/applied.ts';
import type { TextEdit } from '../refactoring.ts';
import { longest, type WrittenPolicy } from './writtenPolicy.ts';

/** The policies of a document before and after an edit, read from its text. */
export interface Outcome {
  readonly before: readonly NetworkPolicy[];
  readonly after: readonly NetworkPolicy[];
  /** What the policy itself has become. */
  readonly policy: NetworkPolicy;
}

/**
 * What becomes of the policies of a document, read from the text as it will be.
 * @returns undefined where the text would not be whole, other objects would change, or a policy can't be read any more
 */
export function outcomeOf(written: WrittenPolicy, edits: readonly TextEdit[]): Outcome | undefined {
  const { language, uri, policy } = written;
  const region = regionOf(written, edits);
  const text =
    region &&
    applied(
      region.text,
      edits.map(({ range, newText }) => ({ range: shiftRange(range, -region.start), newText })),
    );
  if (region === undefined || text === undefined) return undefined;
  const { manifests } = region;
  const seen = new Map<string, number>();
  const file = { uri, language, isJudged: false };
  const { slices } = parseText(language, text);
  if (slices.some((slice) => slice.document.problems.length > 0)) return undefined;
  const found = slices.flatMap((slice) => manifestsOf(slice.document, file, seen));
  const others = (all: readonly Manifest[]): string =>
    all
      .flatMap(({ kind, name, namespace }) =>
        kind === 'NetworkPolicy' ? [] : `${kind} ${namespace} ${name}`,
      )
      .join();
  const [before, after] = [manifests, found].map((all) =>
    all.flatMap(({ model }) => (model.kind === 'NetworkPolicy' ? [model] : [])),
  );
  const itself = after?.find(({ name, namespace }) => name === policy.name && namespace === policy.namespace);
  if (before === undefined || after === undefined || itself === undefined) return undefined;
  if (others(manifests) !== others(found) || after.length < before.length || isDoubtful(itself))
    return undefined;
  return { before, after, policy: itself };
}

interface Region {
  readonly start: number;
  readonly text: string;
  readonly manifests: readonly Manifest[];
}

/** What is read again: the document alone where the edits lie in it, else the file. */
function regionOf(
  { document, documents, text, isListed }: WrittenPolicy,
  edits: readonly TextEdit[],
): Region | undefined {
  const { start, syntax, manifests } = document;
  const end = start + (syntax?.text.length ?? 0);
  if (
    syntax !== undefined &&
    !isListed &&
    edits.every(({ range }) => range.start >= start && range.end <= end)
  )
    return { start, text: syntax.text, manifests };
  if (text.length > longest) return undefined;
  return { start: 0, text, manifests: documents.flatMap((one) => one.manifests) };
}

/**
 * Whether an edit leaves what all policies of the document mean as it is, for whatever pods and addresses there may be.
 * @param beside policies elsewhere that are taken to stay as they are
 */
export function isProven(
  written: WrittenPolicy,
  edits: readonly TextEdit[],
  beside: readonly NetworkPolicy[] = [],
): boolean {
  return areProven([[written, edits]], beside);
}

/** The same of edits in several files, each with a policy of its file. */
export function areProven(
  parts: readonly (readonly [WrittenPolicy, readonly TextEdit[]])[],
  beside: readonly NetworkPolicy[] = [],
): boolean {
  const before = [...beside];
  const after = [...beside];
  for (const [written, edits] of parts) {
    const outcome = outcomeOf(written, edits);
    if (outcome === undefined) return false;
    // What is the same in both is not to be compared, and may well be unreadable.
    const known = new Set(outcome.before.map(contentOf));
    const kept = new Set(outcome.after.map(contentOf).filter((content) => known.has(content)));
    before.push(...outcome.before.filter((one) => !kept.has(contentOf(one))));
    after.push(...outcome.after.filter((one) => !kept.has(contentOf(one))));
  }
  const [first] = parts;
  return first !== undefined && meanTheSame(before, after, first[0].environment.world.defaultNamespace);
}

function contentOf({ origin, ...policy }: NetworkPolicy): string {
  return JSON.stringify([origin.path, policy]);
}

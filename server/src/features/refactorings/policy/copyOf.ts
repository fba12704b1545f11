import { scalarText } from '../../../manifests/admission/explain/write.ts';
import { applied } from '../edits/applied.ts';
import { siblingAfter } from '../edits/sibling.ts';
import type { TextEdit } from '../refactoring.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/**
 * A copy of the policy behind it, under another name and with edits of its own: a further document of the file, or a further
 * item of the list that it stands in.
 * @param edits in the file's offsets, inside of the policy
 * @returns undefined where the file has no place for a further object, as JSON that is one object alone
 */
export function copyOf(
  written: WrittenPolicy,
  name: string,
  edits: readonly TextEdit[],
): TextEdit | undefined {
  const { text, range, language } = written;
  const own = written.rangeOf('metadata.name');
  const node = written.nodeOf('metadata.name');
  if (own === undefined || node?.kind !== 'scalar') return undefined;
  const all = [...edits, { range: own, newText: scalarText(name, node.style, language) }];
  const inside = all.map((edit) => ({
    ...edit,
    range: { start: edit.range.start - range.start, end: edit.range.end - range.start },
  }));
  const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(range.end))?.[0] ?? '';
  // Between other items it might hide what follows.
  if (comment !== '' && written.isListed) return undefined;
  // A removal at the end takes its line break with it.
  const end = Math.max(range.end + comment.length, ...edits.map((edit) => edit.range.end));
  const copy = applied(text.slice(range.start, end), inside);
  return copy === undefined ? undefined : objectAfter(written, copy.trimEnd());
}

/** A further object behind the policy. */
export function objectAfter(written: WrittenPolicy, object: string): TextEdit | undefined {
  const { text, range, language, document, isListed } = written;
  if (isListed) return siblingAfter(text, range, object);
  if (language === 'json') return undefined;
  const end = document.start + (document.syntax?.text.length ?? 0);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text[end - 1] === '\n' ? '' : lineBreak;
  return { range: { start: end, end }, newText: `${before}---${lineBreak}${object}${lineBreak}` };
}

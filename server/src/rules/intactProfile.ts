import { KeptWith } from '../base/keptWith.ts';
import type { TextRange } from '../base/range.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';

/** Whether a document breaks its format in a way that leaves open what belongs together. */
export function isBroken(document: SyntaxDocument | undefined): boolean {
  return document?.problems.some(({ code }) => !harmless.has(code)) === true;
}

const harmless: ReadonlySet<string> = new Set(['duplicate-key', 'json-comment', 'json-trailing-comma']);

const known = new KeptWith<RawProfile, { readonly document: SyntaxDocument; readonly intact: RawProfile }>();

/**
 * A profile without the rules that the text breaks in or beside, of which nobody knows yet what they will say; the profile
 * itself where the text is whole.
 * @param locate where its elements stand in the document
 */
export function intactProfile(
  profile: RawProfile,
  document: SyntaxDocument | undefined,
  locate: Manifest['locate'],
): RawProfile {
  if (document === undefined || !isBroken(document)) return profile;
  const before = known.get(profile);
  if (before?.document === document) return before.intact;
  const intact = withoutBroken(profile, document, locate);
  known.set(profile, { document, intact });
  return intact;
}

function withoutBroken(
  profile: RawProfile,
  { problems }: SyntaxDocument,
  locate: Manifest['locate'],
): RawProfile {
  const { body } = profile;
  if (body.kind !== 'object') return profile;
  const breaks = problems.flatMap(({ code, range }) => (harmless.has(code) ? [] : [range]));
  const isWhole = (path: string): boolean => {
    const range = locate(path)?.value;
    return range !== undefined && !breaks.some((one) => touches(one, range));
  };
  const entries = body.entries.map((entry) =>
    entry.key.toLowerCase() === 'syscalls' && entry.value.kind === 'list'
      ? {
          ...entry,
          value: { ...entry.value, items: entry.value.items.filter(({ origin }) => isWhole(origin.path)) },
        }
      : entry,
  );
  return { ...profile, body: { ...body, entries } };
}

function touches(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}

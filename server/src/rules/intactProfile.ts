import { KeptWith } from '../base/keptWith.ts';
import type { TextRange } from '../base/range.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { keepProfile } from '../manifests/seccomp/keepProfile.ts';
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
  const intact = asBefore(withoutBroken(profile, document, locate));
  known.set(profile, { document, intact });
  return intact;
}

/** More than are edited by turns. */
const mostProfiles = 16;

/** What was left of the profiles that broke last, by their objects; the newest stands last. */
const latest = new Map<string, RawProfile>();

/** The same object for as long as the same is left of a profile, as it is while one of its rules is typed. */
function asBefore(intact: RawProfile): RawProfile {
  const { object } = intact.origin;
  const before = latest.get(object);
  const kept = before === undefined ? intact : keepProfile(before, intact);
  latest.delete(object);
  latest.set(object, kept);
  const [oldest] = latest.keys();
  if (latest.size > mostProfiles && oldest !== undefined) latest.delete(oldest);
  return kept;
}

function withoutBroken(
  profile: RawProfile,
  { text, problems }: SyntaxDocument,
  locate: Manifest['locate'],
): RawProfile {
  const { body } = profile;
  if (body.kind !== 'object') return profile;
  const breaks = problems.flatMap(({ code, range }) => (harmless.has(code) ? [] : [breakAt(text, range)]));
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

/** What is missing at the end of a line may be told where the next one begins. */
function breakAt(text: string, { start, end }: TextRange): TextRange {
  return { start: start === end ? text.slice(0, start).trimEnd().length : start, end };
}

function touches(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}

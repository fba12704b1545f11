import { KeptWith } from '../base/keptWith.ts';
import type { Origin } from '../base/origin.ts';
import type { BodyIn } from '../manifests/manifest.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';
import type { RuleFindings } from './check.ts';
import type { Finding, Place, PlacedEdit } from './finding.ts';
import { sharedProfile } from './sharedProfile.ts';

const first = new KeptWith<SyntaxDocument, Map<number, RawProfile>>();

/**
 * Files that hold the same text share its tree, and what is found in a profile depends on nothing but the text and the
 * target: the one that is asked about first answers for all.
 * In steps, for it may name a hundred thousand calls.
 * @param index of the profile among the objects of its document
 * @param bodyIn makes what the profile says, where that is not made yet
 * @returns the profile that is to be checked in place of this one, mostly itself
 */
export function* checkedInPlaceOf(
  document: SyntaxDocument | undefined,
  index: number,
  profile: RawProfile,
  bodyIn: BodyIn | undefined,
): Generator<undefined, RawProfile> {
  if (document === undefined) return profile;
  const known = first.get(document) ?? new Map<number, RawProfile>();
  first.set(document, known);
  const other = known.get(index);
  if (other !== undefined && isReadAlike(other, profile)) return other;
  // Only now, for what a text says is not made for each file that holds it.
  const shared = yield* sharedProfile(profile, bodyIn);
  known.set(index, shared);
  return shared;
}

/** The same text may be read otherwise as an item of a list that says what its items are. */
function isReadAlike(left: RawProfile, right: RawProfile): boolean {
  return (
    left.form === right.form &&
    left.language === right.language &&
    left.apiVersion === right.apiVersion &&
    left.origin.path === right.origin.path
  );
}

/**
 * What was found in one profile, in another that is written in the same text.
 * @param profile where it is told
 * @param checked where it was found
 */
export function movedTo<Found extends RuleFindings>(
  profile: RawProfile,
  checked: RawProfile,
  found: readonly Found[],
): readonly Found[] {
  if (profile === checked) return found;
  const [from, to] = [checked.origin.object, profile.origin.object];
  return found.map((each) => ({
    ...each,
    findings: each.findings.map((finding) => moved(finding, from, to)),
  }));
}

/** A finding in the profile that it was told in last, for most are told there again at the next keystroke. */
const latest = new WeakMap<Finding, { readonly to: string; readonly finding: Finding }>();

function moved(finding: Finding, from: string, to: string): Finding {
  const known = latest.get(finding);
  if (known?.to === to) return known.finding;
  const there = movedAnew(finding, from, to);
  latest.set(finding, { to, finding: there });
  return there;
}

function movedAnew(finding: Finding, from: string, to: string): Finding {
  const origin = (at: Origin): Origin => (at.object === from ? { ...at, object: to } : at);
  const place = (at: Place): Place => (at.kind === 'origin' ? { ...at, origin: origin(at.origin) } : at);
  const edit = (one: PlacedEdit): PlacedEdit => {
    if ('place' in one) return { ...one, place: place(one.place) };
    if ('reword' in one) return { ...one, reword: { ...one.reword, origin: origin(one.reword.origin) } };
    if ('remove' in one) return { remove: origin(one.remove) };
    if ('join' in one) return { join: origin(one.join) };
    if ('split' in one) return { split: origin(one.split) };
    if ('behind' in one) return { ...one, behind: origin(one.behind) };
    return 'after' in one ? { ...one, after: origin(one.after) } : { ...one, before: origin(one.before) };
  };
  const { related, fixes } = finding;
  return {
    ...finding,
    place: place(finding.place),
    ...(related === undefined
      ? {}
      : { related: related.map((one) => ({ ...one, place: place(one.place) })) }),
    ...(fixes === undefined ? {} : { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(edit) })) }),
  };
}

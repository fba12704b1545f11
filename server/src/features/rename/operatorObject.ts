import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { builtOf } from '../../assembly/seccomp/operatedProfiles.ts';
import { type PlacedProfile, profileFiles } from '../../assembly/seccomp/profileFiles.ts';
import type { Origin } from '../../base/origin.ts';
import { shiftRange, type TextRange } from '../../base/range.ts';
import { descend } from '../../manifests/field.ts';
import { objectsOf } from '../../manifests/objects.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { resolveAlias } from '../../syntax/navigate.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { profileLinks } from '../links/profileLinks.ts';
import { namedProfiles } from '../navigation/namedProfiles.ts';
import { basedOn } from '../navigation/profileUses.ts';
import { distinct, type RenameEdit, renameEdits } from './renameEdit.ts';

/** The name of an object of the Security Profiles Operator, where it can be given another. */
export interface NamedObject {
  readonly profile: RawProfile;
  readonly name: string;
  /** What is renamed at the place that was asked about, without quotes, in the offsets of that file. */
  readonly asked: TextRange;
}

/** The object whose name stands at an offset: in the object itself, or where another has it as its base. */
export function objectNameAt(moment: Moment, uri: string, offset: number): NamedObject | undefined {
  const own = namesIn(moment, uri).find(({ written }) => written.start <= offset && offset <= written.end);
  if (own !== undefined) return own;
  const link = profileLinks(moment, uri).find(({ range }) => range.start <= offset && offset <= range.end);
  const place = profileFiles(moment.snapshot).operated.find(
    (one) => one.uri === link?.target.uri && one.line === link.target.line,
  );
  const name = place?.profile.name;
  const text = link && fileOf(moment.snapshot, uri)?.source?.text.slice(link.range.start, link.range.end);
  // A pod names it as a part of a path.
  if (place === undefined || link === undefined || name === undefined || text !== name) return undefined;
  return isNameWritten(moment, place) ? { profile: place.profile, name, asked: link.range } : undefined;
}

/** Whether the name stands in the object as a word of its own; of a closed file others are not kept. */
function isNameWritten(moment: Moment, { uri, profile }: PlacedProfile): boolean {
  return fileOf(moment.snapshot, uri)?.source === undefined
    ? resolveOrigin(moment, nameOf(profile)).length > 0
    : namesIn(moment, uri).some((one) => one.profile === profile);
}

function nameOf({ origin }: RawProfile): Origin {
  return { object: origin.object, path: 'metadata.name' };
}

interface WrittenName extends NamedObject {
  /** The name with its quotes, in the offsets of its file. */
  readonly written: TextRange;
}

function namesIn({ snapshot }: Moment, uri: string): readonly WrittenName[] {
  return (fileOf(snapshot, uri)?.documents ?? []).flatMap(({ start, syntax, listed, manifests }) => {
    if (syntax === undefined) return [];
    return objectsOf(syntax, listed).flatMap(({ node }, index): readonly WrittenName[] => {
      const model = manifests[index]?.model;
      const written = descend({ node, path: '' }, 'metadata', 'name').node;
      const scalar = written && resolveAlias(written);
      if (model?.kind !== 'SeccompProfile' || model.form !== 'spo' || scalar?.kind !== 'scalar') return [];
      if (model.name === undefined || model.name === '' || written !== scalar) return [];
      const range = shiftRange(scalar.range, start);
      const asked = shiftRange(withoutQuotes(scalar), start);
      return [{ profile: model, name: model.name, written: range, asked }];
    });
  });
}

function withoutQuotes({ range, style }: ScalarNode): TextRange {
  const isQuoted = style === 'single-quoted' || style === 'double-quoted';
  return isQuoted ? { start: range.start + 1, end: range.end - 1 } : range;
}

/**
 * The object's name, what has it as its base, and the paths by which pods name what the operator writes for it, with
 * another name; in steps.
 */
export function* renamedObject(
  moment: Moment,
  { profile }: NamedObject,
  name: string,
): Generator<void, readonly RenameEdit[]> {
  const edits: RenameEdit[] = [...renameEdits(moment, nameOf(profile), name)];
  for (const environment of moment.assembly.environments) {
    const meant = builtOf(moment, environment, profile);
    // A build may put something before the name and behind it, which names of what is built have, too.
    const renamed = meant.length === 1 ? inPlaceOf(profile.name, name, meant[0]?.name) : name;
    if (renamed === undefined) continue;
    for (const origin of basedOn(moment, environment, profile))
      edits.push(...renameEdits(moment, origin, renamed));
    const named = yield* namedProfiles(moment, environment);
    for (const { origin, path, place } of named) {
      if (!meant.includes(place.profile)) continue;
      edits.push(
        ...renameEdits(
          moment,
          origin,
          path.replace(/[^/]+(?=\.json$)/, () => renamed),
        ),
      );
    }
  }
  return distinct(edits);
}

/** A name that has another in it, with a third in place of that; undefined where it has it not once. */
function inPlaceOf(old: string | undefined, name: string, built: string | undefined): string | undefined {
  const [before, after, ...more] = old === undefined || built === undefined ? [] : built.split(old);
  return before === undefined || after === undefined || more.length > 0 ? undefined : before + name + after;
}

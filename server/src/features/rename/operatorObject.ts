import type { Moment } from '../../assembly/resolveOrigin.ts';
import { builtOf } from '../../assembly/seccomp/operatedProfiles.ts';
import { profileFiles } from '../../assembly/seccomp/profileFiles.ts';
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
import { distinct, plainName, type RenameEdit, renameEdits } from './renameEdit.ts';

/** The name of an object of the Security Profiles Operator, where it can be given another. */
export interface NamedObject {
  readonly profile: RawProfile;
  readonly name: string;
  readonly uri: string;
  /** Of the name in the object itself, quotes included, in the offsets of its file. */
  readonly written: TextRange;
  /** What is renamed at the place that was asked about, without quotes, in the offsets of that file. */
  readonly asked: TextRange;
}

/**
 * The object whose name stands at an offset: in the object itself, or where another has it as its base. Its file must be
 * open, for of others it is not known where the name stands.
 */
export function objectNameAt(moment: Moment, uri: string, offset: number): NamedObject | undefined {
  const own = namesIn(moment, uri).find(({ written }) => written.start <= offset && offset <= written.end);
  if (own !== undefined) return own;
  const link = profileLinks(moment, uri).find(({ range }) => range.start <= offset && offset <= range.end);
  const place = profileFiles(moment.snapshot).operated.find(
    (one) => one.uri === link?.target.uri && one.line === link.target.line,
  );
  const text = link && fileOf(moment.snapshot, uri)?.source?.text.slice(link.range.start, link.range.end);
  const object = place && namesIn(moment, place.uri).find(({ profile }) => profile === place.profile);
  // A pod names it as a part of a path.
  return object === undefined || link === undefined || text !== object.name
    ? undefined
    : { ...object, asked: link.range };
}

function namesIn({ snapshot }: Moment, uri: string): readonly NamedObject[] {
  return (fileOf(snapshot, uri)?.documents ?? []).flatMap(({ start, syntax, listed, manifests }) => {
    if (syntax === undefined) return [];
    return objectsOf(syntax, listed).flatMap(({ node }, index): readonly NamedObject[] => {
      const model = manifests[index]?.model;
      const written = descend({ node, path: '' }, 'metadata', 'name').node;
      const scalar = written && resolveAlias(written);
      if (model?.kind !== 'SeccompProfile' || model.form !== 'spo' || scalar?.kind !== 'scalar') return [];
      if (model.name === undefined || model.name === '' || written !== scalar) return [];
      const range = shiftRange(scalar.range, start);
      const asked = shiftRange(withoutQuotes(scalar), start);
      return [{ profile: model, name: model.name, uri, written: range, asked }];
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
  { profile, uri, written }: NamedObject,
  name: string,
): Generator<void, readonly RenameEdit[]> {
  const file = fileOf(moment.snapshot, uri);
  if (file?.source === undefined) return [];
  const isQuoted = /^["']/.test(file.source.text.slice(written.start, written.end));
  const range = file.lines.rangeOf(written);
  const edits: RenameEdit[] = [{ uri, range, newText: isQuoted ? JSON.stringify(name) : plainName(name) }];
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

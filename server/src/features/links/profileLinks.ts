import { environmentFor } from '../../assembly/inUse.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { type KnownProfiles, knownProfiles, type NodeFile } from '../../assembly/seccomp/knownProfiles.ts';
import type { PlacedProfile } from '../../assembly/seccomp/profileFiles.ts';
import { shiftRange, type TextRange } from '../../base/range.ts';
import { child, descend, type Field } from '../../manifests/field.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { seccompHolders } from '../../manifests/podSeccomp.ts';
import { resolveAlias } from '../../syntax/navigate.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { FileDocument } from '../../workspace/file.ts';
import { fileOf } from '../../workspace/snapshot.ts';

/** Where a profile stands. */
type ProfileTarget = Pick<PlacedProfile, 'uri' | 'line'>;

/** A part of a text that leads elsewhere. */
export interface ProfileLink {
  /** In the file's offsets. */
  readonly range: TextRange;
  readonly target: ProfileTarget;
}

/** The names of seccomp profiles in a file, where the profile is in the workspace. */
export function profileLinks(moment: Moment, uri: string): readonly ProfileLink[] {
  const file = fileOf(moment.snapshot, uri);
  const known = (): KnownProfiles => knownProfiles(moment, environmentFor(moment, uri));
  return (file?.documents ?? []).flatMap((document) => linksIn(document, uri, known));
}

function linksIn(document: FileDocument, uri: string, known: () => KnownProfiles): readonly ProfileLink[] {
  if (document.syntax === undefined) return [];
  const links: ProfileLink[] = [];
  const add = (field: Field, find: (name: string) => ProfileTarget | undefined): void => {
    const node = field.node && resolveAlias(field.node);
    if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '') return;
    const target = find(node.value);
    if (target !== undefined) links.push({ range: shiftRange(withoutQuotes(node), document.start), target });
  };
  for (const object of objectsOf(document.syntax, document.listed)) {
    for (const { profile } of seccompHolders(object)) {
      add(child(profile, 'localhostProfile'), (path) => targetOf(known().atPath(path, uri)));
    }
    if (object.profile?.form !== 'spo') continue;
    const base = descend({ node: object.node, path: '' }, 'spec', 'baseProfileName');
    add(base, (name) => known().ofOperator(name, object.namespace));
  }
  return links;
}

function targetOf(file: NodeFile): ProfileTarget | undefined {
  if (file.kind === 'profile') return file.place;
  return file.kind === 'other' ? { uri: file.uri, line: 0 } : undefined;
}

function withoutQuotes({ range, style }: ScalarNode): TextRange {
  const isQuoted = style === 'single-quoted' || style === 'double-quoted';
  return isQuoted ? { start: range.start + 1, end: range.end - 1 } : range;
}

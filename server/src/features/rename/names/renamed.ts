import { builtElementOf, type Moment } from '../../../assembly/resolveOrigin.ts';
import { scalarText } from '../../../manifests/admission/explain/write.ts';
import { originEdit } from '../../../rules/edits/originEdit.ts';
import type { NamedPlace } from '../../names/named.ts';
import { type Occurrence, placeOf } from '../../names/occurrence.ts';
import { groupOf } from './groups.ts';
import { meantOccurrences } from './meantOccurrences.ts';
import { fixedName, misnamed, notWritten, unsafe } from './refusals.ts';
import { type GroupedEdit, type Renaming, refused } from './renaming.ts';

/**
 * Gives a label's key, a label's value or a port another name wherever it is about the same thing, so that everything
 * selects and reaches what it did before; in steps.
 * @param moment in which the texts of all files that `changedFiles` names are at hand
 */
export function* renamed(moment: Moment, place: NamedPlace, name: string): Generator<void, Renaming> {
  const { named, environment } = place;
  const problem = fixedName(named) ?? misnamed(named, name, environment.kubernetesVersion);
  if (problem !== undefined) return refused(problem);
  const old = named.kind === 'label' ? (named.value ?? named.key) : named.kind === 'port' ? named.name : '';
  if (old === name) return { kind: 'edits', edits: [] };
  const meant = yield* meantOccurrences(moment, place);
  const reason = yield* unsafe(moment, named, meant, name);
  return reason === undefined ? editsOf(moment, meant, name) : refused(reason);
}

function editsOf(moment: Moment, meant: readonly Occurrence[], name: string): Renaming {
  const byPlace = new Map<string, { readonly edit: Omit<GroupedEdit, 'group'>; readonly at: Occurrence[] }>();
  for (const occurrence of meant) {
    const { origin, part, object } = occurrence;
    const uri = placeOf(moment, occurrence)?.uri;
    const edit = isWrittenOver(moment, occurrence)
      ? undefined
      : originEdit(moment, { kind: 'origin', origin, part }, (style, language) =>
          scalarText(name, style, language),
        );
    const isOurs =
      uri !== undefined && !moment.assembly.isClusterSnapshot(uri) && !moment.snapshot.apart.has(uri);
    if (edit === undefined || !isOurs) return refused(notWritten(moment, object, uri));
    const key = `${edit.uri} ${edit.range.start}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, { edit, at: [occurrence] });
    else known.at.push(occurrence);
  }
  const edits = [...byPlace.values()].map(({ edit, at }) => ({ ...edit, group: groupOf(at) }));
  return { kind: 'edits', edits };
}

/** Whether the key stands in what this was written over, too, and would come back from there. */
function isWrittenOver(moment: Moment, { origin, part, value }: Occurrence): boolean {
  const behind = builtElementOf(moment, origin)?.behind ?? [];
  return part === 'key' && value === undefined && behind.length > 0;
}

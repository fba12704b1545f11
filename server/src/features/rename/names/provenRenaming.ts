import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { textOf } from '../../../workspace/snapshot.ts';
import type { Named, NamedPlace } from '../../names/named.ts';
import { wordsOf } from './refusals.ts';
import { renamed } from './renamed.ts';
import { type GroupedEdit, type Renaming, refused } from './renaming.ts';
import { type Concern, changedSelection } from './sameSelections.ts';
import { withTexts } from './withTexts.ts';

/** As `renamed`, and refused where the files as they are then would select or reach anything else; in steps. */
export function* provenRenaming(moment: Moment, place: NamedPlace, name: string): Generator<void, Renaming> {
  const renaming = yield* renamed(moment, place, name);
  if (renaming.kind === 'refused' || renaming.edits.length === 0) return renaming;
  const after = yield* withTexts(moment, editedTexts(moment, renaming.edits));
  const isAbout = concernOf(place.named, name);
  for (const environment of moment.assembly.environments) {
    const then = after.assembly.environments.find(({ id }) => id === environment.id);
    if (then === environment) continue;
    const changed = then && (yield* changedSelection(environment, then, isAbout));
    if (then === undefined || changed !== undefined) {
      const who = changed === undefined ? environment.name : wordsOf(changed);
      return refused(`${who} would then select or reach others than it does now.`);
    }
  }
  return renaming;
}

/** Who asks for neither the old name nor the new one can't tell them apart. */
function concernOf(named: Named, name: string): Concern {
  const isPort = named.kind === 'port';
  return {
    port: (asked) => isPort && (asked === named.name || asked === name),
    requirement: ({ key, values }) => {
      if (named.kind !== 'label') return false;
      if (named.value === undefined) return key === named.key || key === name;
      return key === named.key && (values.includes(named.value) || values.includes(name));
    },
  };
}

function editedTexts(moment: Moment, edits: readonly GroupedEdit[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const text = textOf(moment.snapshot, uri);
    if (text === undefined) continue;
    texts.set(
      uri,
      applied(
        text,
        edits.filter((edit) => edit.uri === uri),
      ),
    );
  }
  return texts;
}

/** Edits that do not overlap, from the end of the text on. */
function applied(text: string, edits: readonly GroupedEdit[]): string {
  return edits
    .toSorted((left, right) => right.range.start - left.range.start)
    .reduce(
      (before, { range, newText }) => before.slice(0, range.start) + newText + before.slice(range.end),
      text,
    );
}

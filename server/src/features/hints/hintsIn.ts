import { shiftRange, type TextRange } from '../../base/range.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import type { Model } from '../../manifests/model.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { FileDocument } from '../../workspace/file.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { architectureHints } from '../seccomp/hints/architectureHints.ts';
import { constantHints } from '../seccomp/hints/constantHints.ts';
import { errorHints } from '../seccomp/hints/errorHints.ts';
import type { Hint, HintPlace, ProfileHints } from './hint.ts';
import { policyHintsIn } from './policyHintsIn.ts';

const profileHints: readonly ProfileHints[] = [constantHints, errorHints, architectureHints];

/**
 * The hints of a part of an open file that the settings ask for, in steps.
 * @param within what is seen, in the file's offsets
 */
export function* hintsIn(
  workbench: Workbench,
  uri: string,
  within: TextRange,
): Generator<void, readonly Hint[]> {
  const hints: Hint[] = [];
  const { snapshot } = workbench;
  const file = fileOf(snapshot, uri);
  for (const document of file?.documents ?? []) {
    for (const manifest of document.manifests) {
      const { model } = manifest;
      if (!isSeen(document, manifest, within)) continue;
      if (model.kind === 'NetworkPolicy' && file?.source !== undefined) {
        const place = placeOf(model, document, manifest, within);
        hints.push(...(yield* policyHintsIn(workbench, uri, place, file.source.text)));
      }
      if (model.kind !== 'SeccompProfile') continue;
      for (const { kind, hints: make } of profileHints) {
        if (snapshot.settings.shown.hints[kind])
          hints.push(...(yield* make(placeOf(model, document, manifest, within))));
        yield;
      }
    }
  }
  return hints;
}

function placeOf<Kind extends Model>(
  model: Kind,
  document: FileDocument,
  { locate }: Manifest,
  within: TextRange,
): HintPlace<Kind> {
  return {
    model,
    visible: ({ origin }) => {
      const found = locate(origin.path);
      const range = found && shiftRange(found.value, document.start);
      return range !== undefined && overlaps(range, within) ? range : undefined;
    },
  };
}

function isSeen({ start }: FileDocument, { locate }: Manifest, within: TextRange): boolean {
  const found = locate('');
  return found !== undefined && overlaps(shiftRange(found.value, start), within);
}

function overlaps(left: TextRange, right: TextRange): boolean {
  return left.start <= right.end && right.start <= left.end;
}

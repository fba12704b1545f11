import { shiftRange, type TextRange } from '../../base/range.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { rulesOf } from '../seccomp/written/rules.ts';

/**
 * Every place of a profile that names the call at an offset.
 * @returns ranges in the file's offsets, quotes included; none where no call stands
 */
export function callNames({ documents }: WorkspaceFile, offset: number): readonly TextRange[] {
  for (const { start, manifests } of documents) {
    for (const { model, locate } of manifests) {
      if (model.kind !== 'SeccompProfile') continue;
      const names = rulesOf(model).flatMap(({ calls }) => calls);
      const placeOf = (path: string): TextRange | undefined => {
        const found = locate(path);
        return found && shiftRange(found.value, start);
      };
      const whole = placeOf('');
      if (whole === undefined || offset < whole.start || offset > whole.end) continue;
      const asked = names.find(({ origin }) => {
        const place = placeOf(origin.path);
        return place !== undefined && place.start <= offset && offset <= place.end;
      });
      const same = names.filter(({ value }) => asked !== undefined && value === asked.value);
      return same.flatMap(({ origin }) => placeOf(origin.path) ?? []);
    }
  }
  return [];
}

import { builtElementsAt, isBuiltIn } from '../../assembly/builtElement.ts';
import type { Environment } from '../../assembly/environment.ts';
import { lineStartAt } from '../../base/lines.ts';
import { entryPath, itemPath, type Origin } from '../../base/origin.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { pathAt } from '../../syntax/navigate.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { documentAt, manifestAt, type Path, pathOf, stepsInObject } from '../keys/place.ts';

/** The innermost elements that a place of a file belongs to: in what is built from it there may be several. */
export function elementsAt(
  workbench: Workbench,
  environment: Environment,
  uri: string,
  cursor: number,
): readonly Origin[] {
  const file = fileOf(workbench.snapshot, uri);
  const offset = behindBlanks(file?.source?.text ?? '', cursor);
  if (isBuiltIn(workbench, environment, uri)) {
    return builtElementsAt(workbench, environment, uri, offset).flatMap(({ object, path }) =>
      path === undefined || !('origin' in object.model)
        ? []
        : [{ object: object.model.origin.object, path: textOf(path) }],
    );
  }
  const document = file && documentAt(file, offset);
  if (document?.syntax === undefined) return [];
  const inside = stepsInObject(document.syntax, pathAt(document.syntax, offset - document.start));
  const manifest = inside && manifestAt(document, inside.index);
  return inside === undefined || manifest === undefined
    ? []
    : [{ object: manifest.id, path: textOf(pathOf(inside.steps)) }];
}

/** In the indentation of a line, or on the dash of an item, one means what stands behind it. */
function behindBlanks(text: string, offset: number): number {
  const blanks = /(?: |- )*/y;
  blanks.lastIndex = offset;
  return offset + (blanks.exec(text)?.[0].length ?? 0);
}

/** Whether a place is in the indentation of a line, from where one means what begins there, and none of its words. */
export function isInIndentation(text: string, offset: number): boolean {
  const start = lineStartAt(text, offset);
  return behindBlanks(text, start) > offset;
}

function textOf(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? itemPath(text, step) : entryPath(text, step)),
    '',
  );
}

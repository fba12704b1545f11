import { entryPath } from '../../base/origin.ts';
import { shiftRange } from '../../base/range.ts';
import { child, descend, mappingEntries, textValue } from '../../manifests/field.ts';
import { locate } from '../../manifests/locate.ts';
import { objectsOf } from '../../manifests/objects.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { Suppression } from './comments.ts';

export const annotationPrefix = 'policy-lens.dev/ignore.';

/** The annotation `policy-lens.dev/ignore.<rule-id>: reason` covers its whole object. */
export function suppressionAnnotations(file: WorkspaceFile): readonly Suppression[] {
  if (file.source?.text.includes(annotationPrefix) !== true) return [];
  return file.documents.flatMap(({ syntax, start, listed }) => {
    if (syntax === undefined) return [];
    const owners = new Set(objectsOf(syntax, listed).map(({ owner }) => owner));
    return [...owners].flatMap((object) => {
      const annotations = descend({ node: object, path: '' }, 'metadata', 'annotations');
      const whole = file.lines.rangeOf(shiftRange(object.range, start));
      return mappingEntries(annotations).flatMap(({ key }) => {
        const place = key.startsWith(annotationPrefix)
          ? locate(object, entryPath(annotations.path, key))
          : undefined;
        if (place === undefined) return [];
        return [
          {
            rule: key.slice(annotationPrefix.length),
            reason: textValue(child(annotations, key)) ?? '',
            range: shiftRange({ start: place.key.start, end: place.value.end }, start),
            isComment: false,
            firstLine: whole.start.line,
            lastLine: whole.end.line,
          },
        ];
      });
    });
  });
}

import { resourceGvk, withRoot } from '../resource/resource.ts';
import { type FieldSpec, specsFor, writeField } from './fieldSpec.ts';
import { setEntries, type TextEntry } from './setters.ts';
import { eachResource, type Transformer } from './transformer.ts';

/** Adds labels, or annotations, at the fields given (sigs.k8s.io/kustomize/api/filters/labels, annotations). */
export function addTexts(entries: readonly TextEntry[], specs: readonly FieldSpec[]): Transformer {
  const sorted = entries.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const [first] = sorted;
  if (first === undefined) return (resources) => resources;
  return eachResource((resource, report) => {
    const writer = {
      set: setEntries(sorted, report),
      create: 'mapping',
      place: first.place,
      report,
    } as const;
    return withRoot(
      resource,
      specsFor(specs, resourceGvk(resource)).reduce(
        (root, spec) => writeField(root, spec, writer),
        resource.root,
      ),
    );
  });
}

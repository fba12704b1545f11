import { isSelected } from '../resource/gvk.ts';
import { originalId, type Resource, withPreviousId, withRoot } from '../resource/resource.ts';
import { type Place, textInPlaceOf, textOf } from '../tree/built.ts';
import { type FieldSpec, writeField } from './fieldSpec.ts';
import { eachResource, type Transformer } from './transformer.ts';

/** Kinds whose names are not theirs to choose (sigs.k8s.io/kustomize/api/internal/builtins, PrefixTransformer.go and SuffixTransformer.go). */
const skipped = [
  { group: '', version: '', kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', version: '', kind: 'APIService' },
  { group: '', version: '', kind: 'Namespace' },
];

/** Puts a text before or behind each name. */
export function affixNames(
  affix: 'prefix' | 'suffix',
  text: string,
  place: Place,
  specs: readonly FieldSpec[],
): Transformer {
  return eachResource((resource, report) => {
    const id = originalId(resource);
    if (skipped.some((gvk) => isSelected(id, gvk))) return resource;
    return specs
      .filter((spec) => isSelected(id, spec))
      .reduce((changed, spec) => {
        const noted = spec.path === 'metadata/name' ? withAffix(changed, affix, text) : changed;
        const root = writeField(noted.root, spec, {
          set: (node) => {
            if (node.kind !== 'scalar') return undefined;
            const old = textOf(node);
            return textInPlaceOf(affix === 'prefix' ? text + old : old + text, place, node);
          },
          create: 'scalar',
          place,
          report,
        });
        return withRoot(noted, root);
      }, resource);
  });
}

function withAffix(resource: Resource, affix: 'prefix' | 'suffix', text: string): Resource {
  if (text === '') return resource;
  const known = withPreviousId(resource);
  return affix === 'prefix'
    ? { ...known, prefixes: [...known.prefixes, text] }
    : { ...known, suffixes: [...known.suffixes, text] };
}

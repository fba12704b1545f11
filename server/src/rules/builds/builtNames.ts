import { gvkOf } from '../../assembly/kustomize/resource/gvk.ts';
import { idText } from '../../assembly/kustomize/resource/id.ts';
import { type BuiltMapping, descend, textOf } from '../../assembly/kustomize/tree/built.ts';

/** As many as one reads. */
const shown = 3;

/** `NetworkPolicy web`, `4 policies (a, b, c ...)` */
export function builtNames(objects: readonly BuiltMapping[], noun: string): string {
  const [only] = objects;
  if (only === undefined || objects.length > 1) {
    const names = objects.slice(0, shown).map((object) => textOf(descend(object, 'metadata', 'name')));
    return `${objects.length} ${noun} (${names.join(', ')}${objects.length > shown ? ' ...' : ''})`;
  }
  const name = textOf(descend(only, 'metadata', 'name'));
  return idText({ ...gvkOf(only), name, namespace: '' });
}

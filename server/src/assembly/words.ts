import { type Field, listItems } from '../manifests/field.ts';

/**
 * The text of a scalar. Our trees read plain scalars as Kubernetes does, to which `y` is true and `1.30` the number 1.3:
 * where a text belongs, what is written counts.
 */
export function wordValue(field: Field): string | undefined {
  const { node } = field;
  if (node?.kind !== 'scalar' || node.source === '') return undefined;
  return typeof node.value === 'string' ? node.value : node.source;
}

/** The texts of a list. */
export function texts(field: Field): readonly string[] {
  return listItems(field)
    .map(wordValue)
    .filter((text) => text !== undefined);
}

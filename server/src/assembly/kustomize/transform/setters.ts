import type { Report } from '../problem.ts';
import {
  type Built,
  type Cell,
  inPlaceOf,
  isNull,
  mapping,
  type Place,
  scalar,
  withField,
} from '../tree/built.ts';

/** Puts a text, or a number, in place of a scalar. */
export function setScalar(
  value: string | number,
  place: Place,
  report: Report,
): (node: Built) => Built | undefined {
  return (node) => {
    if (node.kind === 'mapping' || node.kind === 'sequence') {
      report('kustomize writes a single value here, and finds a list or a mapping.', node.place);
      return undefined;
    }
    return inPlaceOf(scalar(value, place), node.kind === 'scalar' && node.source === '' ? undefined : node);
  };
}

/**
 * Sets entries of a mapping. What one call makes in several fields of an object is one value for kustomize, which later
 * changes at all of them (sigs.k8s.io/kustomize/api/filters/filtersutil, SetEntry).
 */
export function setEntries(
  entries: readonly TextEntry[],
  report: Report,
): (node: Built) => Built | undefined {
  const cells = new Map(entries.map(({ key }): [string, Cell] => [key, { cell: true }]));
  return (node) => {
    const [first] = entries;
    if (first === undefined) return undefined;
    const target = isNull(node) ? mapping(first.place) : node;
    if (target.kind !== 'mapping') {
      report('kustomize adds entries here, and finds no mapping.', node.place);
      return undefined;
    }
    return entries.reduce((map, { key, value, place }) => {
      const old = map.entries.find((entry) => entry.key.value === key)?.value;
      const cell = cells.get(key);
      const made = { ...scalar(value, place), ...(cell && { cell }) };
      return withField(map, key, inPlaceOf(made, old));
    }, target);
  };
}

export interface TextEntry {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

import { type ElementRange, entryPath, itemPath, type Origin } from '../../base/origin.ts';
import type { RawValue } from '../../seccomp/rawProfile.ts';
import type { Node, ScalarNode } from '../../syntax/tree.ts';
import { writtenEntries } from '../writtenEntries.ts';

/** Makes the origin of an element that stands at a path; told where it stands. */
export type PlaceElement = (path: string, element: ElementRange) => Origin;

/** So many values are read behind aliases of one profile; what lies beyond is unknown, which stops alias bombs. */
const aliasBudget = 20_000;
/** Aliases within what aliases stand for are followed so far. */
const maximumAliasDepth = 50;

/**
 * A value of a profile as it is written, with everything below it.
 * @param element where it stands itself
 */
export function lowerValue(node: Node, path: string, element: ElementRange, place: PlaceElement): RawValue {
  return new ValueLowering(place).lower(node, path, element, 0);
}

class ValueLowering {
  readonly #place: PlaceElement;
  #remaining = aliasBudget;

  constructor(place: PlaceElement) {
    this.#place = place;
  }

  /** @param depth how many aliases lead here */
  lower(written: Node, path: string, element: ElementRange, depth: number): RawValue {
    const origin = this.#place(path, element);
    let node: Node | undefined = written;
    let level = depth;
    for (; node?.kind === 'alias' && level < maximumAliasDepth; level++) node = node.target;
    if (level > 0) this.#remaining--;
    if (node === undefined || this.#remaining <= 0) return { kind: 'unknown', origin };
    switch (node.kind) {
      case 'mapping': {
        const entries = writtenEntries(node).map(({ key, occurrence, entry: { key: name, value } }) => {
          const ranges = { key: name.range, value: value.range };
          return { key, value: this.lower(value, entryPath(path, key, occurrence), ranges, level) };
        });
        return { kind: 'object', entries, origin };
      }
      case 'sequence': {
        const items = node.items.map((item, index) => {
          const ranges = { key: item.range, value: item.range };
          return this.lower(item, itemPath(path, index), ranges, level);
        });
        return { kind: 'list', items, origin };
      }
      case 'scalar':
        return lowerScalar(node, origin);
      default:
        return { kind: 'unknown', origin };
    }
  }
}

function lowerScalar({ value, source }: ScalarNode, origin: Origin): RawValue {
  switch (typeof value) {
    case 'string':
      return { kind: 'text', value, origin };
    case 'boolean':
      return { kind: 'boolean', value, origin };
    case 'number':
    case 'bigint':
      return { kind: 'number', value, source, origin };
    default:
      return { kind: 'null', origin };
  }
}

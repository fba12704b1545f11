import { type ElementRange, entryPath, itemPath, type Origin } from '../../base/origin.ts';
import type { RawValue } from '../../seccomp/rawProfile.ts';
import { unmoved } from '../../syntax/moveNode.ts';
import type { Node, ScalarNode } from '../../syntax/tree.ts';
import { writtenEntries } from '../writtenEntries.ts';

/** Makes the origin of an element that stands at a path; told where it stands. */
type PlaceElement = (path: string, element: ElementRange) => Origin;

export type ElementVisitor = (path: string, element: ElementRange) => void;

/** So many values are read behind aliases of one profile; what lies beyond is unknown, which stops alias bombs. */
const aliasBudget = 20_000;
/** Aliases within what aliases stand for are followed so far. */
const maximumAliasDepth = 50;

/** What a collection means where it stands, kept with its node: an edit leaves most of a profile alone. */
interface Lowered {
  readonly object: string;
  readonly path: string;
  readonly value: RawValue;
}

const lowered = new WeakMap<Node, Lowered>();

/**
 * A value of a profile as it is written, with everything below it.
 * @param object the id of the object that the value stands in
 * @param element where it stands itself
 */
export function lowerValue(object: string, node: Node, path: string, element: ElementRange): RawValue {
  const place: PlaceElement = (at) => ({ object, path: at });
  return new ValueLowering(place, object).lower(node, path, element, 0);
}

/** Tells of every element of a value where it stands, without keeping anything. */
export function visitElements(node: Node, path: string, element: ElementRange, visit: ElementVisitor): void {
  const place: PlaceElement = (at, ranges) => {
    visit(at, ranges);
    return { object: '', path: at };
  };
  new ValueLowering(place, undefined).lower(node, path, element, 0);
}

class ValueLowering {
  readonly #place: PlaceElement;
  readonly #object: string | undefined;
  #remaining = aliasBudget;

  /** @param object what is known of its values may be taken over; undefined: each element is to be visited */
  constructor(place: PlaceElement, object: string | undefined) {
    this.#place = place;
    this.#object = object;
  }

  /** @param depth how many aliases lead here */
  lower(written: Node, path: string, element: ElementRange, depth: number): RawValue {
    const origin = this.#place(path, element);
    let node: Node | undefined = written;
    let level = depth;
    for (; node?.kind === 'alias' && level < maximumAliasDepth; level++) node = node.target;
    if (level > 0) this.#remaining--;
    if (node === undefined || this.#remaining <= 0) return { kind: 'unknown', origin };
    if (this.#object === undefined || level > 0 || node.kind === 'scalar' || node.kind === 'hole') {
      return this.#lowerNode(node, path, origin, level);
    }
    const known = lowered.get(unmoved(node));
    if (known?.path === path && known.object === this.#object) return known.value;
    const value = this.#lowerNode(node, path, origin, level);
    lowered.set(unmoved(node), { object: this.#object, path, value });
    return value;
  }

  #lowerNode(node: Node, path: string, origin: Origin, level: number): RawValue {
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

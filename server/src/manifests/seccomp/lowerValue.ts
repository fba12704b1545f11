import { type ElementRange, entryPath, itemPath, type Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import { type AtOnceOrInSteps, areSteps, completed, finish } from '../../base/steps.ts';
import type { RawEntry, RawValue } from '../../seccomp/rawProfile.ts';
import { unmoved } from '../../syntax/moveNode.ts';
import type { MappingNode, Node, ScalarNode, SequenceNode } from '../../syntax/tree.ts';
import { writtenEntries } from '../writtenEntries.ts';

/** Makes the origin of an element that stands at a path; told where it stands. */
type PlaceElement = (path: string, key: TextRange, value: TextRange) => Origin;

export type ElementVisitor = (path: string, element: ElementRange) => void;

/** So many values are read behind aliases of one profile; what lies beyond is unknown, which stops alias bombs. */
const aliasBudget = 20_000;
/** Aliases within what aliases stand for are followed so far. */
const maximumAliasDepth = 50;
/** So many values are lowered in no time. */
const valuesAtOnce = 1_000;

/** What a collection means where it stands, kept with its node: an edit leaves most of a profile alone. */
interface Lowered {
  readonly object: string;
  readonly path: string;
  readonly value: RawValue;
}

const lowered = new WeakMap<Node, Lowered>();

type Lowering = Generator<undefined, RawValue>;

/**
 * A value of a profile as it is written, with everything below it.
 * @param object the id of the object that the value stands in
 * @param element where it stands itself
 */
export function lowerValue(object: string, node: Node, path: string, element: ElementRange): RawValue {
  return finish(lowerValueInSteps(object, node, path, element));
}

/** The same in steps, for a list may hold a hundred thousand names. */
export function* lowerValueInSteps(
  object: string,
  node: Node,
  path: string,
  element: ElementRange,
): Lowering {
  const place: PlaceElement = (at) => ({ object, path: at });
  return yield* new ValueLowering(place, object).whole(node, path, element);
}

/** Tells of every element of a value where it stands, without keeping anything. */
export function visitElements(node: Node, path: string, element: ElementRange, visit: ElementVisitor): void {
  const place: PlaceElement = (at, key, value) => {
    visit(at, { key, value });
    return { object: '', path: at };
  };
  finish(new ValueLowering(place, undefined).whole(node, path, element));
}

class ValueLowering {
  readonly #place: PlaceElement;
  readonly #object: string | undefined;
  #remaining = aliasBudget;
  #count = 0;

  /** @param object what is known of its values may be taken over; undefined: each element is to be visited */
  constructor(place: PlaceElement, object: string | undefined) {
    this.#place = place;
    this.#object = object;
  }

  whole(node: Node, path: string, { key, value }: ElementRange): Lowering {
    return completed(this.#lower(node, path, key, value, 0));
  }

  /**
   * In one go what holds no other values, for that is most of them.
   * @param depth how many aliases lead here
   */
  #lower(
    written: Node,
    path: string,
    key: TextRange,
    value: TextRange,
    depth: number,
  ): AtOnceOrInSteps<RawValue> {
    const origin = this.#place(path, key, value);
    let node: Node | undefined = written;
    let level = depth;
    for (; node?.kind === 'alias' && level < maximumAliasDepth; level++) node = node.target;
    if (level > 0) this.#remaining--;
    if (node === undefined || this.#remaining <= 0) return { kind: 'unknown', origin };
    switch (node.kind) {
      case 'scalar':
        return lowerScalar(node, origin);
      case 'mapping':
      case 'sequence':
        return this.#collection(node, path, origin, level);
      default:
        return { kind: 'unknown', origin };
    }
  }

  *#collection(node: MappingNode | SequenceNode, path: string, origin: Origin, level: number): Lowering {
    const isKept = this.#object !== undefined && level === 0;
    const known = isKept ? lowered.get(unmoved(node)) : undefined;
    if (known?.path === path && known.object === this.#object) return known.value;
    const value: RawValue =
      node.kind === 'mapping'
        ? { kind: 'object', entries: yield* this.#entries(node, path, level), origin }
        : { kind: 'list', items: yield* this.#items(node, path, level), origin };
    if (isKept) lowered.set(unmoved(node), { object: origin.object, path, value });
    return value;
  }

  *#entries(node: MappingNode, path: string, level: number): Generator<undefined, readonly RawEntry[]> {
    const entries: RawEntry[] = [];
    for (const { key, occurrence, entry } of writtenEntries(node)) {
      const at = entryPath(path, key, occurrence);
      const value = this.#lower(entry.value, at, entry.key.range, entry.value.range, level);
      entries.push({ key, value: areSteps(value) ? yield* value : value });
    }
    return entries;
  }

  *#items(node: SequenceNode, path: string, level: number): Generator<undefined, readonly RawValue[]> {
    const items: RawValue[] = [];
    for (const item of node.items) {
      const value = this.#lower(item, itemPath(path, items.length), item.range, item.range, level);
      items.push(areSteps(value) ? yield* value : value);
      this.#count += 1;
      if (this.#count % valuesAtOnce === 0) yield undefined;
    }
    return items;
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

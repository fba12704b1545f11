import type { Dialect } from '../../../seccomp/profile/dialect.ts';
import { keysIn, type Level, type ValueSchema } from '../../../seccomp/profile/schema.ts';
import type { Path } from '../../keys/place.ts';
import type { KeyLevel } from './documentation.ts';

/** What stands behind a key of a profile, or of an object that holds one. */
export type Shape =
  | Extract<ValueSchema, { readonly kind: 'text' | 'number' | 'flag' }>
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'object'; readonly level: KeyLevel }
  /** Nothing of ours, such as an object's metadata. */
  | { readonly kind: 'other' };

export interface KeyShape {
  readonly key: string;
  readonly shape: Shape;
}

/** What a path leads to. */
export interface PlacedShape {
  readonly shape: Shape;
  /** What holds the last key of the path; undefined for the root itself. */
  readonly holder: KeyLevel | undefined;
  /** The last key, as it should be written. */
  readonly key: string | undefined;
  readonly isItem: boolean;
}

const other: Shape = { kind: 'other' };
const text: Shape = { kind: 'text', sort: 'free' };
const object = (level: KeyLevel): Shape => ({ kind: 'object', level });
const head = { apiVersion: text, kind: text, metadata: other };
const containers: Shape = { kind: 'list', item: object('kubescapeContainer') };

/** The objects around a profile. */
const surroundings: Partial<Readonly<Record<KeyLevel, Readonly<Record<string, Shape>>>>> = {
  operatorObject: { ...head, spec: object('profile') },
  kubescapeObject: { ...head, spec: object('kubescapeSpec') },
  kubescapeSpec: { containers, initContainers: containers, ephemeralContainers: containers },
  kubescapeContainer: { name: text, path: text, spec: object('profile') },
  seccompProfile: { type: text, localhostProfile: text },
};

/** The schema's own name of what stands at a level; undefined for what is around a profile. */
const ownLevels: Partial<Readonly<Record<KeyLevel, Level>>> = {
  profile: 'profile',
  rule: 'rule',
  argument: 'argument',
  archMap: 'archMap',
  includes: 'condition',
  excludes: 'condition',
};

const known = new Map<string, ReadonlyMap<string, KeyShape>>();

/** The keys of an object in a dialect, by their names in lower case. */
export function keyShapes(level: KeyLevel, dialect: Dialect): ReadonlyMap<string, KeyShape> {
  const id = `${level} ${dialect}`;
  const shapes =
    known.get(id) ?? new Map(shapesOf(level, dialect).map((one) => [one.key.toLowerCase(), one]));
  known.set(id, shapes);
  return shapes;
}

function shapesOf(level: KeyLevel, dialect: Dialect): readonly KeyShape[] {
  const own = ownLevels[level];
  if (own === undefined) {
    return Object.entries(surroundings[level] ?? {}).map(([key, shape]) => ({ key, shape }));
  }
  return [...keysIn(own, dialect).values()].map(({ key, value }) => ({ key, shape: shapeOf(key, value) }));
}

/** What a rule includes and excludes has the same keys, which mean the opposite. */
function shapeOf(key: string, schema: ValueSchema): Shape {
  if (schema.kind === 'list') return { kind: 'list', item: shapeOf(key, schema.item) };
  if (schema.kind !== 'object') return schema;
  if (schema.level !== 'condition') return object(schema.level);
  return object(key === 'includes' ? 'includes' : 'excludes');
}

/**
 * What a path leads to from an object on.
 * @param root what the path begins in
 * @returns undefined where the dialect has no such place
 */
export function shapeAt(root: KeyLevel, dialect: Dialect, path: Path): PlacedShape | undefined {
  let placed: PlacedShape = { shape: object(root), holder: undefined, key: undefined, isItem: false };
  for (const step of path) {
    const { shape } = placed;
    if (typeof step === 'number') {
      if (shape.kind !== 'list') return undefined;
      placed = { ...placed, shape: shape.item, isItem: true };
    } else if (shape.kind === 'object') {
      const found = keyShapes(shape.level, dialect).get(step.toLowerCase());
      if (found === undefined) return undefined;
      placed = { shape: found.shape, holder: shape.level, key: found.key, isItem: false };
    } else {
      return undefined;
    }
  }
  return placed;
}

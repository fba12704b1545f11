import type { Path } from './place.ts';

/** A place in a file whose keys are described by shapes. */
export interface ShapePlace<Shape, Key> {
  readonly shape: Shape;
  /** The nearest key on the way; undefined at the root. */
  readonly key: Key | undefined;
}

/**
 * What a file may hold at a path; undefined where it may hold nothing.
 * @param keysOf the keys of a shape that has some
 * @param below what another shape has at a step, an item of a list for instance
 */
export function shapePlaceAt<Shape, Key extends { readonly shape: Shape }>(
  root: Shape,
  path: Path,
  keysOf: (shape: Shape) => Readonly<Record<string, Key>> | undefined,
  below: (shape: Shape, step: Path[number]) => Shape | undefined,
): ShapePlace<Shape, Key> | undefined {
  let place: ShapePlace<Shape, Key> = { shape: root, key: undefined };
  for (const step of path) {
    const keys = keysOf(place.shape);
    const key = keys === undefined ? place.key : Object.entries(keys).find(([name]) => name === step)?.[1];
    const shape = keys === undefined ? below(place.shape, step) : key?.shape;
    if (shape === undefined) return undefined;
    place = { shape, key };
  }
  return place;
}

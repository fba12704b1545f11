import {
  kustomizationShape,
  type Shape,
  type ShapeKey,
} from '../../assembly/kustomize/kustomization/shape.ts';
import type { Path } from './place.ts';
import { type ShapePlace, shapePlaceAt } from './shapePlace.ts';

/** What a kustomization may hold at a path; undefined where it may hold nothing. */
export function kustomizationPlaceAt(path: Path): ShapePlace<Shape, ShapeKey> | undefined {
  const keysOf = (shape: Shape) => (shape.kind === 'mapping' ? shape.keys : undefined);
  return shapePlaceAt<Shape, ShapeKey>(kustomizationShape, path, keysOf, (shape, step) => {
    if (shape.kind === 'list' && typeof step === 'number') return shape.items;
    return shape.kind === 'any' || shape.kind === 'texts' ? shape : undefined;
  });
}

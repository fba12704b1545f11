import {
  kustomizationShape,
  type Shape,
  type ShapeKey,
} from '../../assembly/kustomize/kustomization/shape.ts';
import type { Path } from './place.ts';

export interface KustomizationPlace {
  readonly shape: Shape;
  /** The nearest key on the way; undefined at the root. */
  readonly key: ShapeKey | undefined;
}

/** What a kustomization may hold at a path; undefined where it may hold nothing. */
export function kustomizationPlaceAt(path: Path): KustomizationPlace | undefined {
  let place: KustomizationPlace = { shape: kustomizationShape, key: undefined };
  for (const step of path) {
    const { shape, key } = place;
    if (shape.kind === 'mapping') {
      const next = Object.entries(shape.keys).find(([name]) => name === step)?.[1];
      if (next === undefined) return undefined;
      place = { shape: next.shape, key: next };
    } else if (shape.kind === 'list' && typeof step === 'number') {
      place = { shape: shape.items, key };
    } else if (shape.kind !== 'any' && shape.kind !== 'texts') {
      return undefined;
    }
  }
  return place;
}

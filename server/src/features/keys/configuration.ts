import { configurationShape } from '../../assembly/configurationSchema.ts';
import type { ConfigurationKey, ConfigurationShape } from '../../assembly/configurationShape.ts';
import type { Path } from './place.ts';
import { type ShapePlace, shapePlaceAt } from './shapePlace.ts';

/** What `.policy-lens.yaml` may hold at a path; undefined where it may hold nothing. */
export function configurationShapeAt(
  path: Path,
): ShapePlace<ConfigurationShape, ConfigurationKey> | undefined {
  const keysOf = (shape: ConfigurationShape) => (shape.kind === 'mapping' ? shape.keys : undefined);
  return shapePlaceAt<ConfigurationShape, ConfigurationKey>(
    configurationShape,
    path,
    keysOf,
    (shape, step) => {
      if (shape.kind === 'list' && typeof step === 'number') return shape.items;
      if (shape.kind === 'booleanOrNames' && typeof step === 'number') return { kind: 'text' };
      return shape.kind === 'ruleSeverities' ? shape : undefined;
    },
  );
}

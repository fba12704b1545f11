import { configurationShape } from '../../assembly/configurationSchema.ts';
import type { ConfigurationKey, ConfigurationShape } from '../../assembly/configurationShape.ts';
import type { Path } from './place.ts';

export interface ConfigurationPlace {
  readonly shape: ConfigurationShape;
  /** The nearest key on the way; undefined at the root. */
  readonly key: ConfigurationKey | undefined;
}

/** What `.policy-lens.yaml` may hold at a path; undefined where it may hold nothing. */
export function configurationShapeAt(path: Path): ConfigurationPlace | undefined {
  let place: ConfigurationPlace = { shape: configurationShape, key: undefined };
  for (const step of path) {
    const { shape, key } = place;
    if (shape.kind === 'mapping') {
      const next = Object.entries(shape.keys).find(([name]) => name === step)?.[1];
      if (next === undefined) return undefined;
      place = { shape: next.shape, key: next };
    } else if (shape.kind === 'list' && typeof step === 'number') {
      place = { shape: shape.items, key };
    } else if (shape.kind === 'booleanOrNames' && typeof step === 'number') {
      place = { shape: { kind: 'text' }, key };
    } else if (shape.kind !== 'ruleSeverities') {
      return undefined;
    }
  }
  return place;
}

import { builtElementsAt, isBuiltIn } from '../assembly/builtElement.ts';
import type { Environment } from '../assembly/environment.ts';
import type { Moment } from '../assembly/resolveOrigin.ts';
import type { Model } from '../manifests/model.ts';

/**
 * What an object of a file is in an environment: itself, or the objects that are built from it.
 * @param offset of a place in it
 */
export function meantIn(
  moment: Moment,
  environment: Environment,
  uri: string,
  model: Model,
  offset: number,
): readonly Model[] {
  // a profile means the same in every environment
  if (model.kind === 'SeccompProfile' || !isBuiltIn(moment, environment, uri)) return [model];
  return builtElementsAt(moment, environment, uri, offset).map(({ object }) => object.model);
}

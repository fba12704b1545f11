import type { BuiltMapping } from '../kustomize/tree/built.ts';
import { type BuiltObject, type BuiltProfile, builtFolder, type Rendering } from './rendering.ts';

export interface ById {
  /** A built object by its id. */
  readonly builtObject: (id: string) => BuiltObject | undefined;
  /** What is built by the id of an object, or of a profile. */
  readonly builtRoot: (id: string) => BuiltMapping | undefined;
}

/**
 * What is built, by the ids of objects and profiles.
 * @param renderings by the folder of their build
 */
export function builtById(renderings: ReadonlyMap<string, Rendering>): ById {
  const partsOf = (id: string): RenderedParts | undefined => {
    const rendering = renderings.get(builtFolder(id));
    return rendering && renderedParts(rendering);
  };
  return {
    builtObject: (id) => partsOf(id)?.objects.get(id),
    builtRoot: (id) => {
      const parts = partsOf(id);
      return (parts?.objects.get(id) ?? parts?.profiles.get(id))?.root;
    },
  };
}

interface RenderedParts {
  readonly objects: ReadonlyMap<string, BuiltObject>;
  readonly profiles: ReadonlyMap<string, BuiltProfile>;
}

const parts = new WeakMap<Rendering, RenderedParts>();

/** Made when somebody asks; most renderings are never asked. */
function renderedParts(rendering: Rendering): RenderedParts {
  const known = parts.get(rendering);
  if (known !== undefined) return known;
  const made = { objects: byId(rendering.objects), profiles: byId(rendering.profiles) };
  parts.set(rendering, made);
  return made;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

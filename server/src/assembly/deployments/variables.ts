import { type Built, type BuiltMapping, descend, field, textOf } from '../kustomize/tree/built.ts';

export interface Substituted {
  readonly objects: readonly BuiltMapping[];
  /** Those of them in which something is not known. */
  readonly filledIn: ReadonlySet<BuiltMapping>;
}

/**
 * Objects as Flux's `postBuild` leaves them: where `${name}` stands, something else is put in, which is not known
 * (fluxcd/pkg:envsubst, fluxcd/pkg:kustomize/kustomize_varsub.go).
 */
export function withoutVariables(objects: readonly BuiltMapping[]): Substituted {
  const filledIn = new Set<BuiltMapping>();
  const made = objects.map((object) => {
    if (isLeftAlone(object)) return object;
    const next = withHoles(object);
    if (next === object || next.kind !== 'mapping') return object;
    filledIn.add(next);
    return next;
  });
  return { objects: made, filledIn };
}

/** `Deployment web` */
export function objectName(object: BuiltMapping): string {
  return `${textOf(field(object, 'kind'))} ${textOf(descend(object, 'metadata', 'name'))}`;
}

function isLeftAlone(object: BuiltMapping): boolean {
  return ['labels', 'annotations'].some(
    (part) =>
      textOf(descend(object, 'metadata', part, 'kustomize.toolkit.fluxcd.io/substitute')) === 'disabled',
  );
}

function withHoles(node: Built): Built {
  switch (node.kind) {
    case 'mapping': {
      const entries = node.entries.map((entry) => {
        const value = withHoles(entry.value);
        return value === entry.value ? entry : { ...entry, value };
      });
      return entries.some((entry, index) => entry !== node.entries[index]) ? { ...node, entries } : node;
    }
    case 'sequence': {
      const items = node.items.map(withHoles);
      return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
    }
    case 'scalar': {
      if (typeof node.value !== 'string' || !node.value.includes('${')) return node;
      const { range, place } = node;
      return { kind: 'hole', source: node.source, range, place };
    }
    case 'hole':
      return node;
  }
}

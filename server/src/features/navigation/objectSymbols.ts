import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { LineRange } from '../../base/lines.ts';
import { isInNamespace, kindOf } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import { hasLetters } from './hasLetters.ts';

/** A workload, policy, Service or Namespace of the workspace, to be found by its name. */
export interface ObjectSymbol {
  readonly name: string;
  /** `Deployment in shop` */
  readonly container: string;
  readonly object: KubernetesObject;
  readonly uri: string;
  /** Of its name, where that is written. */
  readonly range: LineRange;
}

/** More are not of use to anybody. */
const mostSymbols = 200;

/** The objects whose names have the letters of a query in their order, as editors look for symbols; all for an empty one. */
export function objectSymbols(moment: Moment, query: string): readonly ObjectSymbol[] {
  const wanted = query.toLowerCase();
  const found = new Map<string, ObjectSymbol>();
  for (const { objects, defaultNamespace } of moment.assembly.environments) {
    for (const object of objects) {
      if (!isNamed(object) || !hasLetters(object.name.toLowerCase(), wanted)) continue;
      const [place] = resolveOrigin(moment, { object: object.origin.object, path: 'metadata.name' });
      if (place === undefined) continue;
      const namespace = isInNamespace(object) ? ` in ${object.namespace ?? defaultNamespace}` : '';
      const container = `${kindOf(object)}${namespace}`;
      const { uri, value: range } = place;
      // What a base makes in several environments is one thing where it is called the same.
      found.set(`${uri} ${range.start.line} ${container}`, {
        name: object.name,
        container,
        object,
        uri,
        range,
      });
      if (found.size >= mostSymbols) return [...found.values()];
    }
  }
  return [...found.values()];
}

function isNamed({ kind, name }: KubernetesObject): boolean {
  return name !== '' && ['Workload', 'NetworkPolicy', 'Service', 'Namespace'].includes(kind);
}

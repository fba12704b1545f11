import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { Plan } from './plan.ts';

/** What may lie beside an environment in the same cluster, of which its own files say nothing. */
export interface Neighbourhood {
  /** Namespaces in which others have workloads, too. */
  readonly shared: ReadonlySet<string>;
  /** Whether others hold Namespaces. */
  readonly hasNamespaces: boolean;
}

export const alone: Neighbourhood = { shared: new Set(), hasNamespaces: false };

export interface PlannedObjects {
  readonly plan: Plan;
  readonly objects: readonly KubernetesObject[];
}

/**
 * Kustomizations that share a base, or hold the same workload, are variants of each other: one world has one of them.
 * Others may well be applied to one cluster, each its part: where two have workloads in one namespace, neither is all
 * that there is in it. An environment that is declared is what it says.
 * @returns for each of the environments what lies beside it
 */
export function neighbourhoods(planned: readonly PlannedObjects[]): readonly Neighbourhood[] {
  if (!planned.some(({ plan }) => plan.builds.length > 0)) return planned.map(() => alone);
  const families = new Families(planned.length);
  const declaring = new Set<number>();
  const familyAt = new Map<string, Set<number>>();
  for (const [index, { plan, objects }] of planned.entries()) {
    if (!isConcluded(plan)) continue;
    for (const uri of plan.builds.flatMap(({ uris }) => uris)) families.join(uri, index);
    for (const object of objects) {
      if (object.kind !== 'Workload') continue;
      const { namespace = 'default', workloadKind, name } = object;
      families.join(`${namespace}\n${workloadKind}\n${name}`, index);
    }
  }
  for (const [index, { plan, objects }] of planned.entries()) {
    if (!isConcluded(plan)) continue;
    const family = families.of(index);
    if (objects.some(({ kind }) => kind === 'Namespace')) declaring.add(family);
    for (const namespace of populated(objects)) {
      const found = familyAt.get(namespace) ?? new Set();
      familyAt.set(namespace, found.add(family));
    }
  }
  return planned.map(({ plan, objects }, index) => {
    if (!isConcluded(plan)) return alone;
    const shared = [...populated(objects)].filter((namespace) => (familyAt.get(namespace)?.size ?? 0) > 1);
    const hasNamespaces = declaring.size > (declaring.has(families.of(index)) ? 1 : 0);
    return shared.length === 0 && !hasNamespaces ? alone : { shared: new Set(shared), hasNamespaces };
  });
}

function isConcluded({ home }: Plan): boolean {
  return home.declaration === undefined && home.folder !== undefined;
}

function populated(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  const namespaces = new Set<string>();
  for (const object of objects) if (object.kind === 'Workload') namespaces.add(object.namespace ?? 'default');
  return namespaces;
}

/** Sets that grow together where they have something in common. */
class Families {
  readonly #parents: number[];
  readonly #holders = new Map<string, number>();

  constructor(count: number) {
    this.#parents = Array.from({ length: count }, (_, index) => index);
  }

  of(index: number): number {
    let at = index;
    for (;;) {
      const parent = this.#parents[at];
      if (parent === undefined || parent === at) return at;
      at = parent;
    }
  }

  join(what: string, index: number): void {
    const holder = this.#holders.get(what);
    if (holder === undefined) this.#holders.set(what, index);
    else this.#parents[this.of(index)] = this.of(holder);
  }
}

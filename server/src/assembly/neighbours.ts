import { isSame } from '../base/equality.ts';
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
 * @param before what was answered, and for which environments
 * @returns for each of the environments what lies beside it
 */
export function neighbourhoods(
  planned: readonly PlannedObjects[],
  before?: { readonly planned: readonly PlannedObjects[]; readonly neighbours: readonly Neighbourhood[] },
): readonly Neighbourhood[] {
  const isKnown =
    planned.length === before?.planned.length &&
    planned.every((each, index) => concludesTheSame(each, before.planned[index]));
  return isKnown && before !== undefined ? before.neighbours : conclude(planned);
}

/** Whether all that counts here is the same of two environments. */
function concludesTheSame(left: PlannedObjects, right: PlannedObjects | undefined): boolean {
  if (left === right || right === undefined) return left === right;
  const urisOf = ({ plan }: PlannedObjects): readonly (readonly string[])[] =>
    plan.builds.map(({ build }) => build.uris);
  return (
    isSame(left.plan.home, right.plan.home) &&
    isSame(urisOf(left), urisOf(right)) &&
    (differsInOthers(left.objects, right.objects) ||
      isSame(summaryOf(left.objects), summaryOf(right.objects)))
  );
}

/** Whether two lists have the same objects, by identity, but for some that nothing is concluded from: as after most edits. */
function differsInOthers(left: PlannedObjects['objects'], right: PlannedObjects['objects']): boolean {
  return (
    left.length === right.length &&
    left.every((object, index) => {
      const other = right[index];
      return object === other || (other !== undefined && !counts(object) && !counts(other));
    })
  );
}

function counts({ kind }: KubernetesObject): boolean {
  return kind === 'Workload' || kind === 'Namespace';
}

function conclude(planned: readonly PlannedObjects[]): readonly Neighbourhood[] {
  if (!planned.some(({ plan }) => plan.builds.length > 0)) return planned.map(() => alone);
  const families = new Families(planned.length);
  const declaring = new Set<number>();
  const familyAt = new Map<string, Set<number>>();
  for (const [index, { plan, objects }] of planned.entries()) {
    if (!isConcluded(plan)) continue;
    for (const { build } of plan.builds) for (const uri of build.uris) families.join(uri, index);
    for (const workload of summaryOf(objects).workloads) families.join(workload, index);
  }
  for (const [index, { plan, objects }] of planned.entries()) {
    if (!isConcluded(plan)) continue;
    const family = families.of(index);
    const { hasNamespaces, populated } = summaryOf(objects);
    if (hasNamespaces) declaring.add(family);
    for (const namespace of populated) {
      const found = familyAt.get(namespace) ?? new Set();
      familyAt.set(namespace, found.add(family));
    }
  }
  return planned.map(({ plan, objects }, index) => {
    if (!isConcluded(plan)) return alone;
    const shared = [...summaryOf(objects).populated].filter(
      (namespace) => (familyAt.get(namespace)?.size ?? 0) > 1,
    );
    const hasNamespaces = declaring.size > (declaring.has(families.of(index)) ? 1 : 0);
    return shared.length === 0 && !hasNamespaces ? alone : { shared: new Set(shared), hasNamespaces };
  });
}

function isConcluded({ home }: Plan): boolean {
  return home.declaration === undefined && home.folder !== undefined;
}

interface Summary {
  /** What tells the workloads apart. */
  readonly workloads: readonly string[];
  /** The namespaces that they are in. */
  readonly populated: ReadonlySet<string>;
  readonly hasNamespaces: boolean;
}

const summaries = new WeakMap<readonly KubernetesObject[], Summary>();

/** Made once for a list of objects, which an environment keeps from edit to edit. */
function summaryOf(objects: readonly KubernetesObject[]): Summary {
  const known = summaries.get(objects);
  if (known !== undefined) return known;
  const workloads: string[] = [];
  const populated = new Set<string>();
  let hasNamespaces = false;
  for (const object of objects) {
    if (object.kind === 'Namespace') hasNamespaces = true;
    if (object.kind !== 'Workload') continue;
    const { namespace = 'default', workloadKind, name } = object;
    workloads.push(`${namespace}\n${workloadKind}\n${name}`);
    populated.add(namespace);
  }
  const summary = { workloads, populated, hasNamespaces };
  summaries.set(objects, summary);
  return summary;
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

import type { Moment } from '../../assembly/resolveOrigin.ts';
import { type Occurrence, placeKey, placeOf } from './occurrence.ts';

/**
 * The occurrences that are about the same thing as one of them: they share a namespace, a workload, or a line of text
 * with it, or with one that does. An `app: web` of another namespace, which no selector looks at together with this one, is
 * another thing.
 */
export function sameThing(
  moment: Moment,
  occurrences: readonly Occurrence[],
  start: Pick<Occurrence, 'origin' | 'part'>,
): readonly Occurrence[] {
  const groups = new Groups();
  const all = occurrences.map((occurrence) => {
    const own = textKey(moment, occurrence);
    for (const space of occurrence.spaces) groups.join(own, `${occurrence.environment.id} ${space}`);
    return { occurrence, own };
  });
  const wanted = groups.rootOf(textKey(moment, start));
  return all.filter(({ own }) => groups.rootOf(own) === wanted).map(({ occurrence }) => occurrence);
}

/** What is built of one line is one piece of text; of what is written as it is the element itself tells. */
function textKey(moment: Moment, occurrence: Pick<Occurrence, 'origin' | 'part'>): string {
  const { origin, part } = occurrence;
  const isBuilt = moment.assembly.builtObject(origin.object) !== undefined;
  const place = isBuilt ? placeOf(moment, occurrence) : undefined;
  return place === undefined ? `${origin.object} ${origin.path} ${part}` : placeKey(place);
}

/** Sets of names that grow together (union and find). */
class Groups {
  readonly #parents = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let next = this.#parents.get(root); next !== undefined; next = this.#parents.get(root)) root = next;
    for (let at = name; at !== root; ) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(left: string, right: string): void {
    const [a, b] = [this.rootOf(left), this.rootOf(right)];
    if (a !== b) this.#parents.set(a, b);
  }
}

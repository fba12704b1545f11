import type { Moment } from '../../assembly/resolveOrigin.ts';
import { type Occurrence, placeKey, placeOf } from './occurrence.ts';

/**
 * The occurrences that are about the same thing as those at a place: they share a namespace, a workload, or a line of text
 * with one of them, or with one that does. An `app: web` of another namespace, which no selector looks at together with
 * this one, is another thing.
 * @param start of the place, as `placeKey` gives it
 */
export function sameThing(
  moment: Moment,
  occurrences: readonly Occurrence[],
  start: string,
): readonly Occurrence[] {
  const groups = new Groups();
  const all = occurrences.map((occurrence) => {
    const place = placeOf(moment, occurrence);
    // What is written nowhere in the files still ties together what it is about.
    const own =
      place === undefined ? `nowhere ${occurrence.origin.object} ${occurrence.origin.path}` : placeKey(place);
    for (const space of occurrence.spaces) groups.join(own, `${occurrence.environment.id} ${space}`);
    return { occurrence, own };
  });
  const wanted = groups.rootOf(start);
  return all.filter(({ own }) => groups.rootOf(own) === wanted).map(({ occurrence }) => occurrence);
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

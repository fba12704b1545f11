import { isSameList } from '../../base/equality.ts';
import { fileOfObject, type Origin } from '../../base/origin.ts';
import type { SourceLink } from '../../protocol/preview.ts';
import type { Link } from './links.ts';

/** Something as it was drawn last. */
interface Drawn<T> {
  readonly inputs: readonly unknown[];
  /** A place in each file that it leads to: it is another one where the file is another one. */
  readonly places: readonly (readonly [Origin, SourceLink])[];
  readonly drawn: T;
}

/** What was drawn of some things: it stays the same object for as long as nothing that it tells of has changed. */
export class DrawnThings<Thing extends object, T> {
  readonly #known = new WeakMap<Thing, Drawn<T>>();

  /**
   * @param inputs all that it tells of, apart from where that is written
   * @param draw asks for all places by the link that it is given
   */
  of(thing: Thing, inputs: readonly unknown[], link: Link, draw: (link: Link) => T): T {
    const known = this.#known.get(thing);
    if (
      known !== undefined &&
      isSameList(known.inputs, inputs) &&
      known.places.every(([origin, place]) => link(origin) === place)
    ) {
      return known.drawn;
    }
    const places = new Map<string, readonly [Origin, SourceLink]>();
    let leadsNowhere = false;
    const drawn = draw((origin) => {
      const place = link(origin);
      if (place === undefined) leadsNowhere = true;
      else places.set(fileOfObject(origin.object), [origin, place]);
      return place;
    });
    if (leadsNowhere) this.#known.delete(thing);
    else this.#known.set(thing, { inputs, places: [...places.values()], drawn });
    return drawn;
  }
}

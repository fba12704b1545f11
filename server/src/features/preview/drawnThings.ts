import { isSameList } from '../../base/equality.ts';
import { fileOfObject } from '../../base/origin.ts';
import type { Places } from './links.ts';

/** Something as it was drawn last. */
interface Drawn<T> {
  readonly inputs: readonly unknown[];
  /** The files that it leads to, as they were. */
  readonly files: readonly (readonly [uri: string, state: object])[];
  readonly drawn: T;
}

/** What was drawn of some things: it stays the same object for as long as nothing that it tells of has changed. */
export class DrawnThings<Thing extends object, T> {
  readonly #known = new WeakMap<Thing, Drawn<T>>();

  /**
   * @param inputs all that it tells of, apart from where that is written
   * @param draw asks for places where it is told to
   */
  of(thing: Thing, inputs: readonly unknown[], { link, stateOf }: Places, draw: (places: Places) => T): T {
    const known = this.#known.get(thing);
    if (known !== undefined && isSameList(known.inputs, inputs) && areAsTheyWere(known.files, stateOf))
      return known.drawn;
    const files = new Map<string, object | undefined>();
    const drawn = draw({
      link: (origin) => {
        const uri = fileOfObject(origin.object);
        if (!files.has(uri)) files.set(uri, stateOf(uri));
        return link(origin);
      },
      // of what is drawn within, and is as it was
      stateOf: (uri) => {
        const state = stateOf(uri);
        files.set(uri, state);
        return state;
      },
    });
    const found = [...files].flatMap(([uri, state]) => (state === undefined ? [] : [[uri, state] as const]));
    if (found.length < files.size) this.#known.delete(thing);
    else this.#known.set(thing, { inputs, files: found, drawn });
    return drawn;
  }
}

function areAsTheyWere(files: Drawn<unknown>['files'], stateOf: Places['stateOf']): boolean {
  for (const [uri, state] of files) if (stateOf(uri) !== state) return false;
  return true;
}

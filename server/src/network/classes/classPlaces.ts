import type { KnownNamespace } from '../endpoints.ts';
import { LabelIndex } from '../labelIndex.ts';
import type { Places } from '../peers.ts';
import type { PodClass } from './podClass.ts';

/** Classes of one namespace. */
export interface Neighbours {
  readonly namespace: KnownNamespace;
  readonly index: LabelIndex<PodClass>;
}

/** Some classes by where they lie, to be found by selectors. More can be added. */
export class ClassPlaces implements Places<Neighbours, PodClass> {
  readonly namespaceIndex = new LabelIndex<Neighbours>([], ({ namespace }) => namespace.labels.labels);
  readonly #byNamespace = new Map<KnownNamespace, Neighbours>();
  /** A name stands for several namespaces where the labels of one were edited. */
  readonly #byName = new Map<string, { readonly neighbours: Neighbours[]; readonly classes: PodClass[] }>();

  constructor(classes: Iterable<PodClass> = []) {
    for (const item of classes) this.add(item);
  }

  add(item: PodClass): void {
    const { namespace } = item;
    const named = this.#byName.get(namespace.name) ?? { neighbours: [], classes: [] };
    this.#byName.set(namespace.name, named);
    let neighbours = this.#byNamespace.get(namespace);
    if (neighbours === undefined) {
      const index = new LabelIndex<PodClass>([], ({ example }) => example.labels.labels);
      neighbours = { namespace, index };
      this.#byNamespace.set(namespace, neighbours);
      this.namespaceIndex.add(neighbours);
      named.neighbours.push(neighbours);
    }
    neighbours.index.add(item);
    named.classes.push(item);
  }

  namesakes(name: string): readonly Neighbours[] {
    return this.#byName.get(name)?.neighbours ?? [];
  }

  indexOf({ index }: Neighbours): LabelIndex<PodClass> {
    return index;
  }

  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** The classes in namespaces of a name, in the order in which they were added. */
  classesIn(name: string): readonly PodClass[] {
    return this.#byName.get(name)?.classes ?? [];
  }
}

import type { Cluster } from '../cluster.ts';
import type { KnownNamespace, KnownPods } from '../endpoints.ts';
import { ClassPlaces } from './classPlaces.ts';
import type { ClassSet } from './classSets.ts';
import type { ClassMembers, PodClass } from './podClass.ts';
import { Projection } from './projection.ts';
import type { Used } from './used.ts';

/**
 * All classes of pods that a cluster has had. A class is what policies look at in its pods and nothing else, so that
 * what is known about it stays true whatever is edited: an edit adds the classes that were not there before, at the end,
 * and leaves some without pods.
 */
export class Catalogue {
  readonly places = new ClassPlaces();
  readonly #classes: PodClass[] = [];
  readonly #projection = new Projection();
  /** Whether it is open what policies do to pods in their node's network. */
  readonly isLoose: boolean;
  readonly #loose: number[] = [];
  #onNode: ClassSet = new Int32Array();
  readonly #byPods = new WeakMap<KnownPods, PodClass>();
  readonly #byText = new Map<string, PodClass>();
  readonly #namespaces = new Map<string, KnownNamespace>();
  readonly #profiles = new Map<string, number>();
  readonly #members = new WeakMap<readonly KnownPods[], readonly ClassMembers[]>();

  constructor(isLoose: boolean) {
    this.isLoose = isLoose;
  }

  /** By their numbers. */
  get classes(): readonly PodClass[] {
    return this.#classes;
  }

  /** The classes in their node's network, where it is open what policies do to them; else none. */
  get onNode(): ClassSet {
    if (this.#onNode.length < this.#loose.length) this.#onNode = Int32Array.from(this.#loose);
    return this.#onNode;
  }

  /**
   * Takes in what policies look at.
   * @returns false where pods of one class would have to be told apart, so that a new catalogue is needed
   */
  use(used: Used): boolean {
    return this.#projection.use(used);
  }

  /** The class of pods that one of the clusters held; undefined for others. */
  classOf(pods: KnownPods): PodClass | undefined {
    return this.#byPods.get(pods);
  }

  /**
   * The classes that have pods in a cluster. Work is in proportion to the namespaces whose pods were not seen before; one
   * of them a step.
   */
  *membersIn(cluster: Cluster): Generator<void, readonly ClassMembers[]> {
    const all: ClassMembers[] = [];
    for (const namespace of cluster.namespaces.values()) {
      for (const item of yield* this.#membersAmong(cluster.podsIn(namespace))) all.push(item);
    }
    return all;
  }

  /** @param list the pods of one namespace */
  *#membersAmong(list: readonly KnownPods[]): Generator<void, readonly ClassMembers[]> {
    const known = this.#members.get(list);
    if (known !== undefined) return known;
    const byClass = new Map<PodClass, KnownPods[]>();
    for (const pods of list) {
      yield;
      const podClass = this.#place(pods);
      const members = byClass.get(podClass);
      if (members === undefined) byClass.set(podClass, [pods]);
      else members.push(pods);
    }
    const found = [...byClass].map(([podClass, members]) => ({ podClass, members }));
    this.#members.set(list, found);
    return found;
  }

  #place(pods: KnownPods): PodClass {
    const known = this.#byPods.get(pods);
    if (known !== undefined) return known;
    const ports = this.#projection.ofPorts(pods);
    const text = `${this.#projection.ofNamespace(pods.namespace)}${this.#projection.ofLabels(pods)}${pods.hostNetwork}\n${ports}`;
    const found = this.#byText.get(text) ?? this.#add(pods, text, ports);
    this.#byPods.set(pods, found);
    return found;
  }

  #add(pods: KnownPods, text: string, ports: string): PodClass {
    const profile = this.#profiles.get(ports) ?? this.#profiles.size;
    this.#profiles.set(ports, profile);
    const namespaceText = this.#projection.ofNamespace(pods.namespace);
    const namespace = this.#namespaces.get(namespaceText) ?? pods.namespace;
    this.#namespaces.set(namespaceText, namespace);
    const { hostNetwork } = pods;
    const number = this.#classes.length;
    const added: PodClass = { number, namespace, hostNetwork, portProfile: profile, example: pods };
    this.#classes.push(added);
    this.#byText.set(text, added);
    this.places.add(added);
    if (this.isLoose && hostNetwork) this.#loose.push(number);
    return added;
  }
}

import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PodPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, unionAddresses } from '../addresses.ts';
import type { KnownNamespace } from '../endpoints.ts';
import { type IpBlock, ipBlockOf } from '../ipBlocks.ts';
import { matchNamespace, selectByPeer } from '../peers.ts';
import { bothMatch, everything, type Match, matchSelector, selectorKey } from '../selectors.ts';
import type { Catalogue } from './catalogue.ts';
import { type ClassSet, classSet, noClasses, withLater } from './classSets.ts';
import type { PodClass } from './podClass.ts';

/** A rule with its peers resolved: whom it names, surely and possibly. */
export interface Term {
  readonly rule: PolicyRule;
  /** Whether it names everyone, addresses included. */
  readonly everyone: Match;
  /** Whom each of its peers names, in their order; undefined for one that can't be read. */
  readonly peers: readonly (Named | undefined)[];
  /** The same, without those that can't be read. */
  readonly named: readonly Named[];
  /** The addresses that its ipBlocks name. */
  readonly addresses: { readonly surely: AddressSet; readonly possibly: AddressSet };
}

/**
 * Resolves the peers of policies among the classes of a catalogue. What says the same is resolved once, and of classes
 * that are added to the catalogue alone it is found out whom it names of them.
 */
export class Terms {
  readonly #catalogue: Catalogue;
  readonly #terms = new WeakMap<NetworkPolicy, Readonly<Record<Direction, readonly Term[]>>>();
  readonly #peers = new Map<string, Resolved>();
  /** What an ipBlock may name: a pod by its node's address. */
  readonly #onNode: Growing;
  /** How many classes the peers were asked about. */
  #count: number;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#count = catalogue.classes.length;
    this.#onNode = { surely: noClasses, possibly: catalogue.onNode };
  }

  /** How many different peers it remembers. */
  get size(): number {
    return this.#peers.size;
  }

  /** Asks the peers that were resolved about the classes that have been added since. */
  takeIn(): void {
    const { classes, onNode } = this.#catalogue;
    if (classes.length === this.#count) return;
    const added = new Map<KnownNamespace, PodClass[]>();
    for (const item of classes.slice(this.#count)) {
      const others = added.get(item.namespace);
      if (others === undefined) added.set(item.namespace, [item]);
      else others.push(item);
    }
    this.#count = classes.length;
    this.#onNode.possibly = onNode;
    for (const { home, peer, named } of this.#peers.values()) {
      for (const [namespace, members] of added) {
        const within = matchNamespace(home, peer, namespace);
        if (within !== 'no') this.#takeIn(named, peer.podSelector ?? everything, within, members);
      }
    }
  }

  /** @param within whether the peer names the namespace of the classes */
  #takeIn(named: Growing, selector: LabelSelector, within: Match, classes: readonly PodClass[]): void {
    const matches = (item: PodClass): Match => {
      const match = bothMatch(within, matchSelector(selector, item.example.labels));
      return this.#catalogue.isLoose && item.hostNetwork ? bothMatch(match, 'possibly') : match;
    };
    const matched = classes.map((item) => ({ number: item.number, match: matches(item) }));
    const numbersOf = (wanted: Match): readonly number[] =>
      matched.filter(({ match }) => match === wanted).map(({ number }) => number);
    named.surely = withLater(named.surely, numbersOf('yes'));
    named.possibly = withLater(named.possibly, numbersOf('possibly'));
  }

  /** @param home the name of the namespace that the policy lies in */
  of(policy: NetworkPolicy, home: string, direction: Direction): readonly Term[] {
    this.takeIn();
    const known = this.#terms.get(policy);
    if (known !== undefined) return known[direction];
    const terms = {
      ingress: policy.ingress.map((rule) => this.#term(rule, home)),
      egress: policy.egress.map((rule) => this.#term(rule, home)),
    };
    this.#terms.set(policy, terms);
    return terms[direction];
  }

  #term(rule: PolicyRule, home: string): Term {
    const blocks: IpBlock[] = [];
    const peers = rule.peers.map((peer): Named | undefined => {
      if (peer.kind === 'unreadable') return undefined;
      if (peer.kind === 'pods') return this.#named(peer, home);
      blocks.push(ipBlockOf(peer));
      return this.#onNode;
    });
    const everyone: Match = peers.length === 0 ? 'yes' : peers.includes(undefined) ? 'possibly' : 'no';
    const named = peers.filter((peer) => peer !== undefined);
    return { rule, everyone, peers, named, addresses: blockAddresses(blocks) };
  }

  #named(peer: PodPeer, home: string): Named {
    const namespace = peer.namespaceSelector === undefined ? home : '';
    const text = `${namespace}\n${selectorKey(peer.namespaceSelector)}\n${selectorKey(peer.podSelector)}`;
    const known = this.#peers.get(text);
    if (known !== undefined) return known.named;
    const named = this.#resolve(home, peer);
    this.#peers.set(text, { home, peer, named });
    return named;
  }

  #resolve(home: string, peer: PodPeer): Growing {
    const { places, isLoose } = this.#catalogue;
    const { surely, possibly } = selectByPeer(places, home, peer);
    if (!isLoose) return { surely: setOf(surely), possibly: setOf(possibly) };
    return {
      surely: setOf(surely.filter(({ hostNetwork }) => !hostNetwork)),
      possibly: setOf([...possibly, ...surely.filter(({ hostNetwork }) => hostNetwork)]),
    };
  }
}

/** Whom a peer names, of all classes that there are. */
export interface Named {
  readonly surely: ClassSet;
  readonly possibly: ClassSet;
}

interface Growing extends Named {
  surely: ClassSet;
  possibly: ClassSet;
}

interface Resolved {
  readonly home: string;
  readonly peer: PodPeer;
  readonly named: Growing;
}

function setOf(classes: readonly PodClass[]): ClassSet {
  return classSet(classes.map(({ number }) => number));
}

function blockAddresses(blocks: readonly IpBlock[]): Term['addresses'] {
  return {
    surely: unionAddresses(blocks.map(({ surely }) => surely)),
    possibly: unionAddresses(blocks.map(({ possibly }) => possibly)),
  };
}

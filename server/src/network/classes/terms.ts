import type { Direction, NetworkPolicy, PodPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, noAddresses, unionAddresses } from '../addresses.ts';
import type { Cluster } from '../cluster.ts';
import { type IpBlock, ipBlockOf } from '../ipBlocks.ts';
import { selectByPeer, selectorKey } from '../peers.ts';
import type { Match } from '../selectors.ts';
import { type ClassSet, classSet, noClasses } from './classSets.ts';
import type { PodClasses } from './podClasses.ts';

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

/** Resolves the peers of policies among the classes of one cluster. What says the same is resolved once. */
export class Terms {
  readonly #cluster: Cluster;
  readonly #classes: PodClasses;
  /** The classes in their node's network, where that leaves open what policies do to them; else none. */
  readonly #onNode: ClassSet;
  readonly #terms = new WeakMap<NetworkPolicy, Readonly<Record<Direction, readonly Term[]>>>();
  readonly #peers = new Map<string, Named>();

  constructor(cluster: Cluster, classes: PodClasses, onNode: ClassSet) {
    this.#cluster = cluster;
    this.#classes = classes;
    this.#onNode = onNode;
  }

  /** How many different peers it remembers. */
  get size(): number {
    return this.#peers.size;
  }

  /** @param home the name of the namespace that the policy lies in */
  of(policy: NetworkPolicy, home: string, direction: Direction): readonly Term[] {
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
      // it may name a pod by its node's address
      return { surely: noClasses, possibly: this.#onNode };
    });
    const everyone: Match = peers.length === 0 ? 'yes' : peers.includes(undefined) ? 'possibly' : 'no';
    const named = peers.filter((peer) => peer !== undefined);
    return { rule, everyone, peers, named, addresses: blockAddresses(blocks) };
  }

  #named(peer: PodPeer, home: string): Named {
    const namespace = peer.namespaceSelector === undefined ? home : '';
    const text = `${namespace}\n${selectorKey(peer.namespaceSelector)}\n${selectorKey(peer.podSelector)}`;
    const known = this.#peers.get(text);
    if (known !== undefined) return known;
    const { surely, possibly } = selectByPeer(this.#cluster, home, peer, this.#classes.indexOf);
    const isLoose = this.#onNode.length > 0;
    const named = {
      surely: classSet(surely.filter((item) => !(isLoose && item.hostNetwork)).map(({ number }) => number)),
      possibly: classSet(
        [...possibly, ...surely.filter((item) => isLoose && item.hostNetwork)].map(({ number }) => number),
      ),
    };
    this.#peers.set(text, named);
    return named;
  }
}

export interface Named {
  readonly surely: ClassSet;
  readonly possibly: ClassSet;
}

function blockAddresses(blocks: readonly IpBlock[]): Term['addresses'] {
  return {
    surely: blocks.reduce((set, block) => unionAddresses(set, block.surely), noAddresses),
    possibly: blocks.reduce((set, block) => unionAddresses(set, block.possibly), noAddresses),
  };
}

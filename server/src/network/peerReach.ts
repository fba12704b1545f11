import { type Completeness, isComplete } from '../base/completeness.ts';
import { isSameList, keepIdentity } from '../base/equality.ts';
import type { LabelSelector } from '../kubernetes/labels.ts';
import type { PodPeer } from '../kubernetes/networkPolicy.ts';
import type { Workload } from '../kubernetes/objects.ts';
import type { Cluster } from './cluster.ts';
import type { KnownNamespace, KnownPods } from './endpoints.ts';
import { namespaceNameLabel } from './knownNamespaces.ts';
import { everything, type Match, type Selected, type Selection, selectorKey } from './selectors.ts';
import type { World } from './world.ts';

/** The pods of the files that a peer names, and how it stands to each pod. */
export interface PeerSelection extends Selection<KnownPods> {
  readonly matchOf: (pods: KnownPods) => Match;
}

/** Whom a peer names; each part of the answer is the same object as long as it says the same. */
export interface PeerReach {
  readonly selection: PeerSelection;
  /** The namespaces whose pods it speaks about, surely or possibly. */
  readonly namespaces: Selected<KnownNamespace>;
  /** The pods that it names, surely or possibly. */
  readonly pods: Selected<KnownPods>;
}

/** What a peer names among the pods of one namespace. */
interface Part {
  readonly among: readonly KnownPods[];
  readonly found: Selection<KnownPods>;
}

/** What was found out about a peer, and in which state of the cluster. */
interface Answer {
  readonly state: object;
  readonly completeness: Completeness;
  readonly namespaceIndex: unknown;
  readonly namespaces: Selection<KnownNamespace>;
  /** By namespace, first of those that it names surely. */
  readonly parts: readonly Part[];
  readonly reach: PeerReach;
}

interface Question {
  readonly home: string;
  readonly peer: PodPeer;
  last: Answer | undefined;
  named: NamedWorkloads | undefined;
}

/** The workloads of the pods that a peer names. */
interface NamedWorkloads {
  readonly pods: Selected<KnownPods>;
  readonly workloads: Selected<Workload>;
}

interface Questions {
  readonly byPeer: WeakMap<PodPeer, Question>;
  /** Many peers say the same, `namespaceSelector: {}` for instance: they share one answer. */
  readonly byText: Map<string, Question>;
}

/** By the lineage of clusters. */
const questions = new WeakMap<object, Questions>();

/** An edit leaves the answers to what was written before behind; beyond this many they are dropped. */
const maximumTexts = 10_000;

/**
 * Whom a peer names. After an edit only the namespaces are searched again whose pods are not the same ones, and where the
 * same is found there, the answer is the one from before: what follows from it still holds.
 * @param home the name of the namespace that the policy lies in
 */
export function reachOf(world: World, home: string, peer: PodPeer): PeerReach {
  const { cluster, completeness } = world;
  const question = questionOf(cluster, home, peer);
  const { last } = question;
  if (last?.state === cluster.state && last.completeness === completeness) return last.reach;
  const answer = answerIn(world, question);
  question.last = answer;
  return answer.reach;
}

/**
 * The workloads of the pods that a peer names: the same object as long as they are the same ones. Pods are others once their
 * namespace has other labels, which is nothing to those who ask for ports and labels of pods alone.
 */
export function namedWorkloads(world: World, home: string, peer: PodPeer): Selected<Workload> {
  const { pods } = reachOf(world, home, peer);
  const question = questionOf(world.cluster, home, peer);
  const before = question.named;
  if (before?.pods === pods) return before.workloads;
  const found = pods.items.map(({ workload }) => workload);
  const workloads = keepSelected(before?.workloads, found, pods.complete);
  question.named = { pods, workloads };
  return workloads;
}

function questionOf({ lineage }: Cluster, home: string, peer: PodPeer): Question {
  const asked = questions.get(lineage) ?? { byPeer: new WeakMap(), byText: new Map() };
  questions.set(lineage, asked);
  const own = asked.byPeer.get(peer);
  if (own !== undefined) return own;
  const namespace = peer.namespaceSelector === undefined ? home : '';
  const text = `${namespace}\n${selectorKey(peer.namespaceSelector)}\n${selectorKey(peer.podSelector)}`;
  const question = asked.byText.get(text) ?? { home, peer, last: undefined, named: undefined };
  if (asked.byText.size >= maximumTexts) asked.byText.clear();
  asked.byText.set(text, question);
  asked.byPeer.set(peer, question);
  return question;
}

function answerIn({ cluster, completeness }: World, { home, peer, last }: Question): Answer {
  const { namespaceIndex, state } = cluster;
  const namespaces =
    last?.namespaceIndex === namespaceIndex
      ? last.namespaces
      : keepSelection(last?.namespaces, namespacesOf(cluster, home, peer));
  const areNamed =
    peer.namespaceSelector === undefined ||
    completeness.namespaces ||
    areListed(cluster, peer.namespaceSelector);
  const isAsBefore =
    last?.namespaces === namespaces &&
    last.completeness === completeness &&
    last.reach.namespaces.complete === areNamed &&
    last.reach.namespaces.items.every(
      (namespace, index) => cluster.podsIn(namespace) === last.parts[index]?.among,
    );
  if (isAsBefore) return { ...last, state, namespaceIndex };
  const named = [...namespaces.surely, ...namespaces.possibly];
  const parts = named.map((namespace, index) => partOf(cluster, namespace, peer, last?.parts[index]));
  const isSame =
    namespaces === last?.namespaces && parts.every(({ found }, index) => found === last.parts[index]?.found);
  const areHere = areNamed && named.every(({ name }) => isComplete(completeness.workloads, name));
  const before = last?.reach;
  const reach: PeerReach = {
    selection: isSame && before ? before.selection : selectionOf(parts, namespaces.surely.length),
    namespaces: keepSelected(before?.namespaces, named, areNamed),
    pods: keepSelected(
      before?.pods,
      isSame && before
        ? before.pods.items
        : parts.flatMap(({ found }) => [...found.surely, ...found.possibly]),
      areHere,
    ),
  };
  return { state, completeness, namespaceIndex, namespaces, parts, reach };
}

function namespacesOf(cluster: Cluster, home: string, peer: PodPeer): Selection<KnownNamespace> {
  if (peer.namespaceSelector !== undefined) return cluster.namespaceIndex.select(peer.namespaceSelector);
  const own = cluster.namespaces.get(home);
  return { surely: own === undefined ? [] : [own], possibly: [] };
}

/** Whether a selector lists namespaces by name, and all of them are there: it is answered by those. */
export function areListed(cluster: Cluster, { requirements }: LabelSelector): boolean {
  return requirements.some(
    ({ key, operator, values }) =>
      key === namespaceNameLabel && operator === 'In' && values.every((name) => cluster.namespaces.has(name)),
  );
}

function partOf(
  cluster: Cluster,
  namespace: KnownNamespace,
  { podSelector = everything }: PodPeer,
  before: Part | undefined,
): Part {
  const among = cluster.podsIn(namespace);
  if (before?.among === among) return before;
  return { among, found: keepSelection(before?.found, cluster.podIndexOf(namespace).select(podSelector)) };
}

/** @param sure how many of the parts are about namespaces that are surely named */
function selectionOf(parts: readonly Part[], sure: number): PeerSelection {
  const surely = parts.slice(0, sure).flatMap(({ found }) => found.surely);
  const possibly = parts.flatMap(({ found }, index) =>
    index < sure ? found.possibly : [...found.surely, ...found.possibly],
  );
  let surePods: ReadonlySet<KnownPods> | undefined;
  let possiblePods: ReadonlySet<KnownPods> | undefined;
  return {
    surely,
    possibly,
    matchOf: (pods) => {
      surePods ??= new Set(surely);
      if (surePods.has(pods)) return 'yes';
      possiblePods ??= new Set(possibly);
      return possiblePods.has(pods) ? 'possibly' : 'no';
    },
  };
}

function keepSelection<T>(before: Selection<T> | undefined, next: Selection<T>): Selection<T> {
  const isSame =
    before !== undefined &&
    isSameList(before.surely, next.surely) &&
    isSameList(before.possibly, next.possibly);
  return isSame ? before : next;
}

function keepSelected<T>(
  before: Selected<T> | undefined,
  items: readonly T[],
  complete: boolean,
): Selected<T> {
  const kept = keepIdentity(before?.items, items);
  return before?.items === kept && before.complete === complete ? before : { items: kept, complete };
}

import { LineCounter } from '../base/lineCounter.ts';
import { ownCopy } from '../base/ownCopy.ts';
import { objectKey } from '../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import { foldWorkloads } from '../manifests/cluster/foldWorkloads.ts';
import { type ListedObject, readListedObject } from '../manifests/cluster/listedObject.ts';
import { newestTime } from '../manifests/cluster/newestTime.ts';
import type { ItemType } from '../manifests/objects.ts';
import { cutterFor, languageByText } from '../syntax/items/cutterFor.ts';
import type { CutItem, ItemCutter } from '../syntax/items/itemCutter.ts';
import type { ClusterFile } from './workspaceFile.ts';

/**
 * Reads a cluster's snapshot from a text that comes piece by piece. Of the text nothing is kept, and of the objects what
 * they mean and where it is written.
 */
export class ClusterReader {
  readonly #uri: string;
  readonly #isNamed: boolean;
  readonly #lines = new LineCounter();
  readonly #seen = new Map<string, number>();
  readonly #listed: ListedObject[] = [];
  readonly #kinds = new Set<string>();
  readonly #namespaces = new Set<string>();
  #isOfCluster = false;
  #cutter: ItemCutter | undefined;
  #language: 'yaml' | 'json' = 'yaml';
  #itemType: { readonly known: ItemType | undefined } | undefined;
  #takenSince: string | undefined;
  #isOne = true;
  /** Items whose kind the list names behind them alone. */
  readonly #untyped: CutItem[] = [];

  /** @param isNamed whether somebody has said that it is one: else it is told by what the API server alone fills in */
  constructor(uri: string, isNamed: boolean) {
    this.#uri = uri;
    this.#isNamed = isNamed;
  }

  /** One item a step. Once it is known to be none, the rest is not looked at. */
  *push(piece: string): Generator<void, void> {
    if (!this.#isOne) return;
    if (this.#cutter === undefined) {
      this.#language = languageByText(piece);
      this.#cutter = cutterFor(this.#language);
    }
    this.#lines.push(piece);
    yield* this.#take(this.#cutter.push(piece));
  }

  /** @returns undefined where the text is no snapshot */
  *finish(): Generator<void, ClusterFile | undefined> {
    yield* this.#take(this.#cutter?.end() ?? []);
    const frame = this.#cutter?.frame;
    if (!this.#isOne || frame === undefined || !isList(frame)) return undefined;
    this.#itemType = { known: typedList(frame) };
    yield* this.#take(this.#untyped.splice(0));
    this.#listed.sort((left, right) => left.start - right.start);
    if (!this.#isNamed && !this.#isOfCluster) return undefined;
    const objects = yield* this.#objects();
    const documents = yield* documentsOf(objects, this.#listed);
    return {
      uri: this.#uri,
      lines: this.#lines.lines(),
      documents,
      source: undefined,
      note: snapshotNote,
      mayHide: false,
      cluster: {
        objects,
        kinds: this.#kinds,
        // kubectl asks one namespace, or all of them.
        namespaces: this.#namespaces.size > 1 ? 'all' : this.#namespaces,
        takenSince: this.#takenSince,
      },
    };
  }

  *#take(items: readonly CutItem[]): Generator<void, void> {
    for (const { start, text } of items) {
      if (!this.#isOne) return;
      this.#itemType ??= { known: typedList(this.#cutter?.head ?? '') };
      const file = { uri: this.#uri, language: this.#language, itemType: this.#itemType.known };
      const listed = readListedObject(text, start, file, this.#seen);
      if (listed === 'untyped') this.#untyped.push({ start, text: ownCopy(text) });
      else if (listed !== undefined) {
        this.#isOne = this.#isNamed || listed.isServerMade;
        this.#listed.push(listed);
        this.#kinds.add(listed.manifest.kind);
        if (listed.namespace !== undefined) this.#namespaces.add(listed.namespace);
        // Policies alone may as well be what somebody has taken from a cluster to write on.
        this.#isOfCluster ||= listed.model.kind !== 'NetworkPolicy';
        this.#takenSince = newestTime(text, this.#takenSince);
      }
      yield;
    }
  }

  *#objects(): Generator<void, readonly KubernetesObject[]> {
    const known = new Map<string, KubernetesObject>();
    const others = this.#listed.map(({ model }) => model).filter(({ kind }) => kind !== 'Workload');
    const workloads = yield* foldWorkloads(this.#listed);
    yield;
    for (const object of [...others, ...workloads]) {
      const key = objectKey(object, 'default');
      if (!known.has(key)) known.set(key, object);
    }
    return [...known.values()];
  }
}

const snapshotNote =
  'A snapshot of a cluster: it completes what is written elsewhere, and is not checked, since nobody has written it.';

/** `kind: List` of `v1`, which the items name the kinds of, or that of one kind, such as `PodList`. */
function isList(frame: string): boolean {
  return listKind.test(frame);
}

const listKind = /(?:^|[\n{,])\s*"?kind"?\s*:\s*["']?([A-Za-z]*)List\b/;
const listVersion = /(?:^|[\n{,])\s*"?apiVersion"?\s*:\s*["']?([\w./-]+)/;

/** What the items of a list of one kind are, as the API server itself gives it (`kubectl get --raw`), which says so before or behind them. */
function typedList(head: string): ItemType | undefined {
  const [, kind] = listKind.exec(head) ?? [];
  const [, apiVersion] = listVersion.exec(head) ?? [];
  return kind === undefined || kind === '' || apiVersion === undefined ? undefined : { apiVersion, kind };
}

/** What the objects' origins lead to; the rest of thousands of pods is let go. */
function* documentsOf(
  objects: readonly KubernetesObject[],
  listed: readonly ListedObject[],
): Generator<void, ClusterFile['documents']> {
  const needed = new Set<string>();
  for (const object of objects) {
    needed.add(object.origin.object);
    if (object.kind !== 'Workload') continue;
    for (const { origin } of object.ports) needed.add(origin.object);
  }
  yield;
  return listed
    .filter(({ manifest }) => needed.has(manifest.id))
    .map(({ start, manifest }) => ({
      start,
      manifests: [manifest],
      listed: undefined,
      countsMarker: false,
      syntax: undefined,
    }));
}

/**
 * The keys that kubectl begins a list with; what else is read pays no more than this look. Each line can be matched in one
 * way alone: in several, their number would grow with each further line.
 */
const beginning = /^(?:\s|#[^\n]*\n|---)*(?:(?:apiVersion|kind|metadata):[^\n]*\n|[ \t][^\n]*\n)*items:\s/;
const jsonBeginning =
  /^\s*\{\s*(?:"(?:apiVersion|kind)"\s*:\s*"[^"]*"\s*,\s*|"metadata"\s*:\s*\{[^}]*\}\s*,\s*)*"items"/;

/** Whether the beginning of a text, of which the first items are a part, may be that of a cluster's snapshot. */
export function mayBeClusterSnapshot(text: string): boolean {
  const head = text.slice(0, 1000);
  return (
    (beginning.test(head) || jsonBeginning.test(head)) &&
    /\b(?:uid|resourceVersion)"?:/.test(text.slice(0, 100_000))
  );
}

/** How much of a text that is at hand is read at a time, in characters. */
const pieceLength = 64 * 1024;

/** A cluster's snapshot in a text that is at hand; one item a step. */
export function* readCluster(
  uri: string,
  text: string,
  isNamed: boolean,
): Generator<void, ClusterFile | undefined> {
  const reader = new ClusterReader(uri, isNamed);
  for (let at = 0; at < text.length; at += pieceLength) yield* reader.push(text.slice(at, at + pieceLength));
  return yield* reader.finish();
}

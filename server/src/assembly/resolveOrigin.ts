import type { Origin } from '../base/origin.ts';
import { pathSteps } from '../base/origin.ts';
import type { Node } from '../syntax/tree.ts';
import { linesOf, ResolvedOrigin, resolveWritten, type Snapshot } from '../workspace/snapshot.ts';
import type { Assembly } from './assemble.ts';
import { type WrittenNode, writtenNode } from './builds/writtenText.ts';
import { type Built, field, type Place } from './kustomize/tree/built.ts';

/** One moment: the files, and the environments that they make. */
export interface Moment {
  readonly snapshot: Snapshot;
  readonly assembly: Assembly;
}

/**
 * Where an element is written: first the line that made it what it is, then what it took the place of: the patch or the
 * overlay, and behind it the base. Empty where the element or its file is gone.
 */
export function resolveOrigin(moment: Moment, origin: Origin): readonly ResolvedOrigin[] {
  if (moment.assembly.builtRoot(origin.object) === undefined) {
    return resolveWritten(moment.snapshot, origin);
  }
  const node = builtElementOf(moment, origin);
  return node === undefined ? [] : placesOf(node).flatMap((place) => resolvePlace(moment, place) ?? []);
}

/** The element in what is built; undefined where it is of no built object, or is gone. */
export function builtElementOf({ assembly }: Moment, { object, path }: Origin): Built | undefined {
  const root = assembly.builtRoot(object);
  return root && elementAt(root, path);
}

/** The element as it is written where it was made, and by itself says what it is. */
export function writtenElementOf(moment: Moment, origin: Origin): WrittenNode | undefined {
  const built = builtElementOf(moment, origin);
  return built && writtenAs(moment, built);
}

/** The places that made a value what it is, the newest first. */
function placesOf({ place, behind = [] }: Built): readonly Place[] {
  return [place, ...behind];
}

function elementAt(root: Built, path: string): Built | undefined {
  let node: Built | undefined = root;
  for (const { text } of pathSteps(path)) {
    node = node?.kind === 'sequence' ? node.items[Number(text)] : field(node, text);
  }
  return node;
}

/**
 * A value of a build as it is written at its place; undefined where a part of it comes from elsewhere, or what is written
 * there is another value, as the parts of a name are.
 */
export function writtenAs({ assembly }: Moment, built: Built): WrittenNode | undefined {
  const { source } = built.place;
  const document = assembly.loaded(source.uri)?.documents.find((other) => other.source === source);
  const written = document && writtenNode(document, built.place);
  return written !== undefined && isWrittenSo(built, written.node) ? written : undefined;
}

function isWrittenSo(built: Built, written: Node): boolean {
  if (built.kind === 'scalar') {
    return written.kind === 'scalar' && Object.is(written.value, built.value);
  }
  return built.kind === written.kind;
}

/** A place of a build as one of the newest texts; undefined where its file is gone. */
export function resolvePlace({ snapshot, assembly }: Moment, place: Place): ResolvedOrigin | undefined {
  const { uri } = place.source;
  const start = assembly.startOf(place.source);
  const lines = linesOf(snapshot, uri);
  if (start === undefined || lines === undefined) return undefined;
  return new ResolvedOrigin(snapshot, uri, lines, place, start);
}

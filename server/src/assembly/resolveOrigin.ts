import type { Origin } from '../base/origin.ts';
import { pathSteps } from '../base/origin.ts';
import { shiftRange } from '../base/range.ts';
import { linesOf, type ResolvedOrigin, resolveWritten, type Snapshot } from '../workspace/snapshot.ts';
import type { Assembly } from './assemble.ts';
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
  const built = moment.assembly.builtObject(origin.object);
  if (built === undefined) return resolveWritten(moment.snapshot, origin);
  const node = elementAt(built.root, origin.path);
  return node === undefined ? [] : placesOf(node).flatMap((place) => resolvePlace(moment, place) ?? []);
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

/** A place of a build as one of the newest texts; undefined where its file is gone. */
export function resolvePlace({ snapshot, assembly }: Moment, place: Place): ResolvedOrigin | undefined {
  const { uri } = place.source;
  const start = assembly.startOf(place.source);
  const lines = linesOf(snapshot, uri);
  if (start === undefined || lines === undefined) return undefined;
  const keyOffsets = shiftRange(place.key, start);
  const valueOffsets = shiftRange(place.value, start);
  return {
    uri,
    key: lines.rangeOf(keyOffsets),
    value: lines.rangeOf(valueOffsets),
    keyOffsets,
    valueOffsets,
    editable: !snapshot.apart.has(uri),
  };
}

import type { TextRange } from './range.ts';

/**
 * Where an element of a model was written: the object and the path inside it, never an offset,
 * so that text which moves without changing its meaning changes no model.
 * A snapshot resolves it to ranges.
 */
export interface Origin {
  /** The object: the file's URI, `#`, and a key that is unique within the file. */
  readonly object: string;
  /** The field, for instance `spec.ingress[0].from[1].podSelector`; '' is the object itself. */
  readonly path: string;
}

/** The URI of the file that holds an object; URIs hold no bare `#`. */
export function fileOfObject(object: string): string {
  return object.slice(0, object.indexOf('#'));
}

/** The ranges of one written element, counted from the start of the YAML document (or JSON value) that holds it. */
export interface ElementRange {
  /** The key; for an item of a list its value. */
  readonly key: TextRange;
  readonly value: TextRange;
}

const plainKey = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * The path of a mapping's entry: `spec` + `ingress` is `spec.ingress`; keys with other characters stand in brackets.
 * @param occurrence tells keys apart that stand more than once: `action~1` is the first of them, `action` the last
 */
export function entryPath(parent: string, key: string, occurrence?: number): string {
  const number = occurrence === undefined ? '' : `~${occurrence}`;
  if (!plainKey.test(key)) return `${parent}[${key.replace(/[%\]]/g, encodeURIComponent)}]${number}`;
  return parent === '' ? `${key}${number}` : `${parent}.${key}${number}`;
}

/** The path of a list's item. */
export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}

/** One key or index of a path. */
export interface PathSegment {
  readonly text: string;
  readonly occurrence: number | undefined;
}

const segments = /(?:\[([^\]]*)\]|([^.[\]~]+))(?:~([0-9]+))?/g;

const known = new Map<string, readonly PathSegment[]>();
/** More than the findings of a long file have together. */
const mostKnown = 10_000;

/** The keys and indexes of a path, from the object on. The same paths are asked about at each keystroke. */
export function pathSteps(path: string): readonly PathSegment[] {
  const steps = known.get(path) ?? readSteps(path);
  if (known.size >= mostKnown) known.clear();
  known.set(path, steps);
  return steps;
}

function readSteps(path: string): readonly PathSegment[] {
  return Array.from(path.matchAll(segments), ([, bracketed, plain, occurrence]) => ({
    text: bracketed === undefined ? (plain ?? '') : bracketed.replace(/%(?:25|5D)/g, decodeURIComponent),
    occurrence: occurrence === undefined ? undefined : Number(occurrence),
  }));
}

/** The pieces in which kubectl reads one document of ours (k8s.io/apimachinery/pkg/util/yaml/decoder.go, YAMLReader). */
export interface Pieces {
  /** Directives before the `---` line are a document of their own to kubectl; -1 where there are none. */
  readonly directivesEnd: number;
  /**
   * Where the document itself begins: after its `---` line, which only the first document of a file keeps where
   * nothing comes before it.
   */
  readonly start: number;
}

const separator = /(?<![^\n])---[^\n]*(?:\n|$)/g;
const content = /^[ \t]*[^ \t\r\n#]/m;

export function piecesOf(text: string, countsMarker: boolean): Pieces {
  separator.lastIndex = 0;
  const marker = separator.exec(text);
  if (marker === null) return { directivesEnd: -1, start: 0 };
  const end = marker.index + marker[0].length;
  if (marker.index === 0) return { directivesEnd: -1, start: countsMarker ? 0 : end };
  return { directivesEnd: content.test(text.slice(0, marker.index)) ? marker.index : -1, start: end };
}

/** Tells the line of each offset of a document, as kubectl counts them: from 1. */
export function lineCounter(text: string, countsMarker: boolean): (offset: number) => number {
  const { start } = piecesOf(text, countsMarker);
  const ends = [...text.slice(start).matchAll(/\r\n|[\n\r\u0085\u2028\u2029]/g)].map(
    (match) => start + match.index + match[0].length,
  );
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/**
 * The number of a line as kubectl counts it in one document: from 1, without what stands before the document's `---`
 * and, but for the first document of a file, without that line itself
 * (k8s.io/apimachinery/pkg/util/yaml/decoder.go, YAMLReader).
 * @param offset counted from the document's start
 */
export function lineOf(text: string, offset: number, isFirst: boolean): number {
  const before = text.slice(bodyStart(text, isFirst), offset);
  return (before.match(/\r\n|[\n\r\u0085\u2028\u2029]/g)?.length ?? 0) + 1;
}

const separator = /(?<![^\n])---[^\n]*(?:\n|$)/g;

/** The offset at which kubectl's piece of the document begins. */
export function bodyStart(text: string, isFirst: boolean): number {
  separator.lastIndex = 0;
  const marker = separator.exec(text);
  if (marker === null) return 0;
  if (marker.index > 0) return marker.index + marker[0].length;
  return isFirst ? 0 : marker[0].length;
}

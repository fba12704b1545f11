import { Lines } from '../../../server/src/base/lines.ts';
import type { Origin } from '../../../server/src/base/origin.ts';
import type { Manifest } from '../../../server/src/manifests/manifest.ts';
import type { SourceLink } from '../../../server/src/protocol/preview.ts';

/** Lines of documents within the file: `web.yaml:12`, one-based. */
export function linker(name: string, text: string, manifests: readonly Manifest[]) {
  const lines = new Lines(text);
  return (origin: Origin): SourceLink | undefined => {
    const manifest = manifests.find(({ id }) => id === origin.object);
    const found = manifest?.locate(origin.path);
    if (manifest === undefined || found === undefined) return undefined;
    const start = documentStart(text, manifests.indexOf(manifest));
    const range = lines.rangeOf({ start: start + found.key.start, end: start + found.key.end });
    return { text: `${name}:${range.start.line + 1}`, uri: name, range };
  };
}

/** Each document of a case holds one object. */
function documentStart(text: string, index: number): number {
  let start = 0;
  for (let passed = 0; passed < index; passed++) start = text.indexOf('\n---\n', start) + 1;
  return start;
}

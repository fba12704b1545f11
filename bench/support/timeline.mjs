// What becomes of an edit between the key and the painted patch: who has it, and for how long.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An extension that stands beside the one that is measured, and writes the timeline. */
export const timelineFolder = fileURLToPath(new URL('timeline', import.meta.url));

/** In their order: where each part ends. The page itself tells the first and the last two. */
const ends = [
  ['to the host', 'host hears'],
  ['to the server', 'server gets textDocument/didChange'],
  ['in the server', 'server sends policyLens/preview/changed'],
  ['to the host again', 'host gets policyLens/preview/changed'],
];

/** Of the parts that an edit is measured in. */
export const partNames = [...ends.map(([name]) => name), 'to the page', 'in the page'];

/** @typedef {readonly { readonly pressed: number, readonly heard: number, readonly painted: number }[]} Edits */

/**
 * @param {string} file that the timeline was written to
 * @param {Edits} edits
 * @returns by part the milliseconds that each edit spent there; edits of which something was not seen are left out
 */
export function partsOf(file, edits) {
  return between(
    file,
    edits,
    ends.map(([, end]) => end),
  );
}

/**
 * The same of a panel without a server: to the host, to the page and in the page.
 * @param {string} file
 * @param {Edits} edits
 */
export function echoPartsOf(file, edits) {
  return between(file, edits, ['host hears']);
}

/**
 * @param {string} file
 * @param {Edits} edits
 * @param {readonly (string | undefined)[]} stops what is written where a part ends
 */
function between(file, edits, stops) {
  const moments = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => ({ moment: Number.parseFloat(line), what: line.slice(line.indexOf(' ') + 1) }));
  const known = edits.flatMap(({ pressed, heard, painted }) => {
    const seen = stops.map(
      (stop) => moments.find(({ moment, what }) => moment >= pressed && what === stop)?.moment ?? Number.NaN,
    );
    const times = [pressed, ...seen, heard, painted];
    const parts = times.slice(1).map((time, index) => time - (times[index] ?? Number.NaN));
    return parts.every(Number.isFinite) && heard > 0 ? [parts] : [];
  });
  const count = stops.length + 2;
  return Array.from({ length: count }, (_, index) => known.map((parts) => parts[index] ?? Number.NaN));
}

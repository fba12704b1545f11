import { type Built, entriesOf, field, isMissing, keyOf, textOf } from '../tree/built.ts';
import { sha256 } from './sha256.ts';

/** Letters for digits, so that a name spells no word (sigs.k8s.io/kustomize/api/hasher/hasher.go). */
const letters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/** The suffix that a generated object's name gets from its content. */
export function contentHash(object: Built): string {
  const kind = textOf(field(object, 'kind'));
  const extra = kind === 'Secret' ? 'stringData' : 'binaryData';
  const content = new Map<string, string>([
    ['kind', goJson(kind)],
    ['name', '""'],
    ['data', mapJson(field(object, 'data'))],
  ]);
  if (kind === 'Secret') content.set('type', goJson(textOf(field(object, 'type'))));
  if (!isMissing(field(object, extra))) content.set(extra, mapJson(field(object, extra)));
  const sorted = [...content].sort(([left], [right]) => (left < right ? -1 : 1));
  const json = `{${sorted.map(([key, value]) => `${goJson(key)}:${value}`).join(',')}}`;
  const hex = sha256(new TextEncoder().encode(json));
  return [...hex.slice(0, 10)].map((digit) => letters[digit] ?? digit).join('');
}

function mapJson(node: Built | undefined): string {
  if (isMissing(node)) return '""';
  const entries = entriesOf(node)
    .map((entry): [string, string] => [keyOf(entry), textOf(entry.value)])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, value]) => `${goJson(key)}:${goJson(value)}`).join(',')}}`;
}

/** A string as Go's encoding/json writes it, which escapes what HTML would take for markup. */
function goJson(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

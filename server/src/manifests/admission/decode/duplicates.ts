import type { MappingEntry } from '../../../syntax/tree.ts';
import type { AdmissionMessage } from '../message.ts';
import type { Surroundings } from '../validate/report.ts';
import type { DuplicateKey } from './convert.ts';
import { goScalar } from './goSyntax.ts';
import { lineCounter } from './lines.ts';

/**
 * The strict decoder's complaint about duplicate keys: one text for all of them, shown at each key that is written
 * again (go.yaml.in/yaml/v2, setMapIndex; it names the line of the value).
 */
export function duplicateMessages(
  duplicates: readonly DuplicateKey[],
  around: Surroundings,
  countsMarker: boolean,
): readonly AdmissionMessage[] {
  if (duplicates.length === 0) return [];
  const lineOf = lineCounter(around.text, countsMarker);
  const lines = duplicates.map(({ entry }) => {
    const line = lineOf(valueStart(entry, around.text));
    return `  line ${line}: key ${goScalar(entry.key)} already set in map`;
  });
  const text = ['yaml: unmarshal errors:', ...lines].join('\n');
  const shown = new Map(duplicates.map((duplicate) => [duplicate.entry, duplicate]));
  return [...shown.values()].map(({ path, entry, container }) => ({
    text,
    code: 'duplicate-key',
    field: path,
    range: entry.key.range,
    target: { node: entry.value, entry, container },
    detail: { value: entry.key.source },
  }));
}

/** Where a value begins with its anchor and tag, which the tree leaves out. */
function valueStart({ key, value }: MappingEntry, text: string): number {
  const between = text.slice(key.range.end, value.range.start);
  const properties = /^\s*:\s*(?:#[^\n]*\n\s*)*(?=[&!])/.exec(between);
  return properties === null ? value.range.start : key.range.end + properties[0].length;
}

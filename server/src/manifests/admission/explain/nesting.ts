import { keyText } from '../../../syntax/keyText.ts';
import type { MappingEntry, MappingNode } from '../../../syntax/tree.ts';
import { type Fix, fix, type Subject, type TextEdit } from './explanation.ts';
import { columnOf, entryNamed, isFlow, lineBreak } from './structure.ts';
import { keyOf } from './write.ts';

/** Keys that stand one level too high, and the key that they belong under. */
interface Misplaced {
  readonly keys: readonly string[];
  /** The first of them that the place knows. */
  readonly under: readonly string[];
  readonly asItem: boolean;
}

const misplaced: readonly Misplaced[] = [
  { keys: ['podSelector', 'namespaceSelector', 'ipBlock'], under: ['from', 'to'], asItem: true },
  { keys: ['port', 'protocol', 'endPort'], under: ['ports'], asItem: true },
  { keys: ['cidr', 'except'], under: ['ipBlock'], asItem: false },
];

/** A fix that puts neighbouring keys under the one that was left out around them. */
export function nested(subject: Subject): readonly Fix[] {
  const { value, allowed = [] } = subject.message.detail;
  const { container } = subject.message.target;
  if (container?.kind !== 'mapping') return [];
  return misplaced.flatMap(({ keys, under, asItem }) => {
    const holder = under.find((key) => allowed.includes(key));
    if (holder === undefined || !keys.includes(String(value)) || entryNamed(container, holder) !== undefined)
      return [];
    const group = container.entries.filter(({ key }) => keys.includes(keyText(key)));
    // A list is the misspelled holder itself, not one of its items' keys.
    if (asItem && group.some((entry) => entry.value.kind === 'sequence')) return [];
    return fix(`Put it under \`${holder}\``, false, wrapped(container, group, holder, asItem, subject));
  });
}

function wrapped(
  mapping: MappingNode,
  group: readonly MappingEntry[],
  holder: string,
  asItem: boolean,
  subject: Subject,
): readonly TextEdit[] | undefined {
  const { text } = subject.document;
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const at = mapping.entries.indexOf(first);
  if (mapping.entries.indexOf(last) - at !== group.length - 1) return undefined;
  const { start } = first.range;
  const { end } = last.range;
  const key = keyOf(holder, subject);
  if (isFlow(mapping, text)) {
    const [open, close] = asItem ? ['[{', '}]'] : ['{', '}'];
    return [
      { range: { start, end: start }, newText: `${key}: ${open}` },
      { range: { start: end, end }, newText: close },
    ];
  }
  const column = columnOf(text, start);
  const lead = asItem ? `${' '.repeat(column)}- ` : ' '.repeat(column + 2);
  const edits: TextEdit[] = [{ range: { start, end: start }, newText: `${key}:${lineBreak(text)}${lead}` }];
  for (const match of text.slice(start, end).matchAll(/\n(?=[^\r\n])/g)) {
    const line = start + match.index + 1;
    edits.push({ range: { start: line, end: line }, newText: '  ' });
  }
  return edits;
}

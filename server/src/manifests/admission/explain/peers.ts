import { lineEndAt } from '../../../base/lines.ts';
import type { MappingEntry, MappingNode, SequenceNode } from '../../../syntax/tree.ts';
import { type Explanations, type Fix, fix, type Subject, shownValue, type TextEdit } from './explanation.ts';
import { columnOf, entryNamed, isFlow, lineBreak, removeEntry, removeItem } from './structure.ts';
import { keyOf, replaceText } from './write.ts';

type PeerCode = 'peer-empty' | 'peer-ambiguous' | 'policy-types-too-many' | 'policy-type-unsupported';

export const peerExplanations: Explanations<PeerCode> = {
  'peer-empty': (subject) => ({
    message:
      'This peer names nobody, and an empty selector must be written out. Use `podSelector: {}` for every pod of the namespace, or leave `from` or `to` out for everyone.',
    fixes: writtenOut(subject),
  }),

  'peer-ambiguous': (subject) => ({
    message:
      "An ipBlock stands for addresses and can't be joined with a selector in one item. Make two items of them: each of the two is then allowed.",
    fixes: fix('Make the ipBlock an item of its own', false, separated(subject)),
  }),

  'policy-types-too-many': (subject) => ({
    message: 'There are only two policy types, Ingress and Egress. Name each at most once.',
    fixes: fix('Remove what is repeated', true, withoutRepetitions(subject)),
  }),

  'policy-type-unsupported': (subject) => {
    const { suggestion } = subject.message.detail;
    const value = shownValue(subject);
    const sameWord = suggestion?.toLowerCase() === value.toLowerCase();
    return {
      message: `"${value}" is no policy type: write Ingress or Egress, in this very spelling.`,
      fixes:
        suggestion === undefined
          ? []
          : fix(
              `Write ${suggestion}`,
              sameWord,
              replaceText(subject.message.target.node, suggestion, subject),
            ),
    };
  },
};

/** Selectors that are left empty become `{}`. */
function writtenOut(subject: Subject): readonly Fix[] {
  const { node } = subject.message.target;
  if (node?.kind !== 'mapping') return [];
  const empty = ['podSelector', 'namespaceSelector']
    .map((key) => entryNamed(node, key))
    .filter((entry) => entry !== undefined);
  const edits = empty.flatMap((entry) => replaceEmpty(entry));
  if (edits.length === 0) {
    const isEmpty = node.entries.length === 0;
    const key = keyOf('podSelector', subject);
    const insertion = [{ range: node.range, newText: `{${key}: {}}` }];
    return fix('Select every pod of the namespace', false, isEmpty ? insertion : undefined);
  }
  return fix('Write `{}`, which selects everything', false, edits);
}

function replaceEmpty({ value }: MappingEntry): readonly TextEdit[] {
  if (value.kind !== 'scalar') return [];
  return [{ range: value.range, newText: value.source === '' ? ' {}' : '{}' }];
}

/** The ipBlock moves behind its item, as an item of its own. */
function separated(subject: Subject): readonly TextEdit[] | undefined {
  const { text } = subject.document;
  const { node, container } = subject.message.target;
  if (node?.kind !== 'mapping' || container?.kind !== 'sequence') return undefined;
  const entry = entryNamed(node, 'ipBlock');
  if (entry === undefined) return undefined;
  const written = text.slice(entry.range.start, entry.range.end);
  const removal = removeEntry(node, entry, subject);
  if (removal === undefined) return undefined;
  if (isFlow(node, text)) return afterFlowItem(node, written, removal, isFlow(container, text), text);
  return dashed(node, entry, container, text);
}

function afterFlowItem(
  item: MappingNode,
  written: string,
  removal: readonly TextEdit[],
  inBrackets: boolean,
  text: string,
): readonly TextEdit[] | undefined {
  const { end } = item.range;
  if (inBrackets) return [...removal, { range: { start: end, end }, newText: `, {${written}}` }];
  const lineFeed = lineEndAt(text, end);
  if (text.slice(end, lineFeed).trim() !== '') return undefined;
  const dash = text.lastIndexOf('-', item.range.start);
  const lead = ' '.repeat(columnOf(text, dash)) + text.slice(dash, item.range.start);
  return [...removal, { range: { start: end, end }, newText: `${lineBreak(text)}${lead}{${written}}` }];
}

/** In block style a dash before the ipBlock, or before what follows it, makes the second item. */
function dashed(
  item: MappingNode,
  entry: MappingEntry,
  container: SequenceNode,
  text: string,
): readonly TextEdit[] | undefined {
  const index = item.entries.indexOf(entry);
  const isLast = index === item.entries.length - 1;
  const second = index === 0 ? item.entries[1] : isLast ? entry : undefined;
  if (second === undefined || isFlow(container, text)) return undefined;
  const dash = text.lastIndexOf('-', item.range.start);
  const dashColumn = columnOf(text, dash);
  const keyColumn = columnOf(text, second.range.start);
  const start = second.range.start - (keyColumn - dashColumn);
  if (keyColumn <= dashColumn || text.slice(start, second.range.start).trim() !== '') return undefined;
  return [{ range: { start, end: start + 1 }, newText: '-' }];
}

function withoutRepetitions(subject: Subject): readonly TextEdit[] | undefined {
  const { node } = subject.message.target;
  if (node?.kind !== 'sequence') return undefined;
  const inBrackets = isFlow(node, subject.document.text);
  const seen = new Set<string>();
  const edits: TextEdit[] = [];
  let previousEnd = node.range.start;
  for (const item of node.items) {
    const name = item.kind === 'scalar' ? item.value : undefined;
    if (name !== 'Ingress' && name !== 'Egress') return undefined;
    if (seen.has(name)) {
      const inPlace = [{ range: { start: previousEnd, end: item.range.end }, newText: '' }];
      const removal = inBrackets ? inPlace : removeItem(node, item, subject);
      if (removal === undefined) return undefined;
      edits.push(...removal);
    }
    seen.add(name);
    previousEnd = item.range.end;
  }
  return edits;
}

import { keyText } from '../../../syntax/keyText.ts';
import type { MappingNode } from '../../../syntax/tree.ts';
import { type Explanations, type Fix, fix, type Subject, shownValue, type TextEdit } from './explanation.ts';
import { nested } from './nesting.ts';
import { columnOf, entryNamed, isFlow, lineBreak, removeEntry, removeOwn } from './structure.ts';
import { scalarText } from './write.ts';

type KeyCode = 'unknown-field' | 'duplicate-key' | 'unknown-version';

/** Keys that people write for another one which is right at that place. */
const meant: Readonly<Record<string, readonly string[]>> = {
  to: ['from'],
  from: ['to'],
  cidrs: ['cidr'],
  podSelectors: ['podSelector'],
  targetPort: ['port'],
  containerPort: ['port'],
};

export const keyExplanations: Explanations<KeyCode> = {
  'unknown-field': (subject) => {
    const key = shownValue(subject);
    const suggestion = suggestedKey(subject);
    const consequence = 'Strict validation refuses it; without it the key is dropped and says nothing';
    const known = subject.message.detail.allowed ?? [];
    const list = known.length <= 6 ? `: here it knows ${known.join(', ')}` : '';
    const advice = suggestion === undefined ? 'Remove it.' : `Write \`${suggestion}\`.`;
    return {
      message: `The API knows no key \`${key}\` at this place${list}. ${consequence}. ${advice}`,
      fixes: [
        ...(suggestion === undefined ? [] : renamed(subject, key, suggestion)),
        ...underMatchLabels(subject),
        ...nested(subject),
        ...removeOwn(subject, `Remove \`${key}\``, key === 'status'),
      ],
    };
  },

  'duplicate-key': (subject) => {
    const { entry, container } = subject.message.target;
    const key = entry === undefined ? '' : keyText(entry.key);
    const earlier =
      container?.kind === 'mapping'
        ? container.entries.filter((other) => other !== entry && keyText(other.key) === key)
        : [];
    const first = earlier[0];
    const removal =
      container?.kind === 'mapping' && first !== undefined && earlier.length === 1
        ? removeEntry(container, first, subject)
        : undefined;
    return {
      message: `\`${key}\` is written twice here. Only this last one counts, the one before is lost without a word: keep one of them.`,
      fixes: [...fix(`Remove the earlier \`${key}\`, which does not count`, true, removal)],
    };
  },

  'unknown-version': (subject) => ({
    message: `NetworkPolicy has never been served as ${shownValue(subject)}, so the cluster does not know this kind. Write networking.k8s.io/v1.`,
    fixes: fix('Write networking.k8s.io/v1', true, versionEdit(subject)),
  }),
};

function versionEdit({ message, language }: Subject): readonly TextEdit[] | undefined {
  const { node } = message.target;
  if (node?.kind !== 'scalar') return undefined;
  return [{ range: node.range, newText: scalarText('networking.k8s.io/v1', node.style, language) }];
}

function suggestedKey({ message }: Subject): string | undefined {
  const { value, allowed = [], suggestion } = message.detail;
  const { container } = message.target;
  const known = meant[String(value)]?.find((key) => allowed.includes(key)) ?? suggestion;
  if (known === undefined || container?.kind !== 'mapping') return known;
  return entryNamed(container, known) === undefined ? known : undefined;
}

function renamed(subject: Subject, key: string, suggestion: string): readonly Fix[] {
  const { entry } = subject.message.target;
  if (entry === undefined) return [];
  const newText = scalarText(suggestion, entry.key.style, subject.language);
  const sameWord = key.toLowerCase() === suggestion.toLowerCase();
  return fix(`Write \`${suggestion}\``, sameWord, [{ range: entry.key.range, newText }]);
}

/** Labels written straight into a selector belong under matchLabels. */
function underMatchLabels(subject: Subject): readonly Fix[] {
  const { allowed = [] } = subject.message.detail;
  const { container } = subject.message.target;
  if (!allowed.includes('matchLabels') || container?.kind !== 'mapping') return [];
  const areLabels = container.entries.every(
    ({ key, value }) =>
      value.kind === 'scalar' && typeof value.value === 'string' && !allowed.includes(keyText(key)),
  );
  if (!areLabels) return [];
  return fix('Put the labels under `matchLabels`', false, wrapInMatchLabels(container, subject));
}

function wrapInMatchLabels(mapping: MappingNode, subject: Subject): readonly TextEdit[] {
  const { text } = subject.document;
  const { start, end } = mapping.range;
  if (isFlow(mapping, text)) {
    const key = subject.language === 'json' ? '"matchLabels"' : 'matchLabels';
    return [
      { range: { start, end: start }, newText: `{${key}: ` },
      { range: { start: end, end }, newText: '}' },
    ];
  }
  return mapping.entries.map(({ range }, index) => {
    const deeper = ' '.repeat(columnOf(text, range.start) + 2);
    const newText = index === 0 ? `matchLabels:${lineBreak(text)}${deeper}` : '  ';
    return { range: { start: range.start, end: range.start }, newText };
  });
}

import type { Node } from '../../../syntax/tree.ts';
import { resolvePlainScalar } from '../../../syntax/yaml/resolvePlainScalar.ts';
import { type Explanations, fix, only, type Subject, type TextEdit } from './explanation.ts';
import { columnOf, isFlow } from './structure.ts';
import { replaceScalar } from './write.ts';

type TypeCode = 'syntax' | 'not-convertible' | 'wrong-type';

function notConvertible(text: string): string {
  if (text.includes('invalid map key')) {
    return 'A list or a mapping stands here as a key, so nothing of the document reaches the cluster. Put it in quotes if it is meant as text, as the braces of a template are.';
  }
  if (text.includes('map key')) {
    return 'A key is empty here, which has no form in JSON, so nothing of the document reaches the cluster. Write the key, in quotes where it is a word such as null or ~.';
  }
  if (text.includes('unsupported value')) {
    return 'Infinity and not-a-number have no form in JSON, so nothing of the document reaches the cluster. Put the text in quotes if it is meant as text.';
  }
  return `The document can't be turned into JSON: ${text.replace(/^.*?yaml: /, '')}. Write the value out here.`;
}

export const typeExplanations: Explanations<TypeCode> = {
  syntax: ({ message }) =>
    only(
      `kubectl can't read the YAML here: ${message.detail.reason}. Nothing of the document reaches the cluster until the text is mended.`,
    ),

  'not-convertible': ({ message }) => only(message.detail.reason ?? notConvertible(message.text)),

  'wrong-type': (subject) => {
    const { expected = 'another type', found, value } = subject.message.detail;
    const where = subject.message.field.split('.').at(-1) ?? '';
    const what =
      found === undefined
        ? `"${value}" is not ${expected}`
        : `\`${where}\` must be ${expected}, but ${found} stands here`;
    return {
      message: `${what}. The API server can't read the object at all and refuses it.`,
      fixes: [...quoted(subject), ...unquoted(subject), ...listed(subject)],
    };
  },
};

/** A word that YAML takes for a number or a truth value, where text is asked for. */
function quoted(subject: Subject) {
  const { node } = subject.message.target;
  if (subject.message.detail.expected !== 'text' || node?.kind !== 'scalar' || node.source === '') return [];
  if (typeof node.value === 'string' || node.value === null) return [];
  const newText = node.style === 'plain' ? JSON.stringify(node.source) : node.source;
  return fix(`Put it in quotes: ${newText}`, true, replaceScalar(node, newText, subject));
}

function unquoted(subject: Subject) {
  const { node } = subject.message.target;
  if (subject.message.detail.expected !== 'a whole number' || node?.kind !== 'scalar') return [];
  if (typeof node.value !== 'string' || !/^[1-9][0-9]{0,8}$/.test(node.value)) return [];
  return fix(`Write the number ${node.value}`, true, replaceScalar(node, node.value, subject));
}

/** One value or mapping where a list is asked for. */
function listed(subject: Subject) {
  const { node } = subject.message.target;
  const { expected, found } = subject.message.detail;
  if (expected !== 'a list' || node === undefined || (found !== 'a mapping' && found !== 'text')) return [];
  const edits = asList(node, subject);
  return edits === undefined ? [] : fix('Make it a list of one', true, edits);
}

function asList(node: Node, { document: { text } }: Subject): readonly TextEdit[] | undefined {
  const { start, end } = node.range;
  if (node.kind === 'scalar') {
    if (node.style === 'literal' || node.style === 'folded' || typeof node.value !== 'string')
      return undefined;
    const needsQuotes = node.style === 'plain' && !/^[A-Za-z0-9_./-]+$/.test(node.source);
    const source = needsQuotes ? JSON.stringify(node.value) : node.source;
    return resolvePlainScalar(source) === null
      ? undefined
      : [{ range: { start, end }, newText: `[${source}]` }];
  }
  if (node.kind !== 'mapping') return undefined;
  if (isFlow(node, text)) {
    return [
      { range: { start, end: start }, newText: '[' },
      { range: { start: end, end }, newText: ']' },
    ];
  }
  // Every line of a block mapping moves two columns to the right; the first gets the dash.
  const column = columnOf(text, start);
  if (text.slice(start - column, start).trim() !== '') return undefined;
  const edits: TextEdit[] = [{ range: { start, end: start }, newText: '- ' }];
  for (const match of text.slice(start, end).matchAll(/\n(?=[^\r\n])/g)) {
    const at = start + match.index + 1;
    edits.push({ range: { start: at, end: at }, newText: '  ' });
  }
  return edits;
}

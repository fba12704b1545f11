import { type Explanations, fix, type Subject, shownValue } from './explanation.ts';
import { entryNamed, insertAfter, removeEntry } from './structure.ts';
import { replaceText, scalarText } from './write.ts';

type SelectorCode =
  | 'values-missing'
  | 'values-forbidden'
  | 'operator-invalid'
  | 'label-key-invalid'
  | 'label-value-invalid';

export const selectorExplanations: Explanations<SelectorCode> = {
  'values-missing': (subject) => {
    const operator = shownValue(subject);
    const without = operator === 'In' ? 'Exists' : 'DoesNotExist';
    return {
      message: `\`${operator}\` compares the label with \`values\`, and there are none. Add values, or use ${without}, which asks only whether the label is there.`,
      fixes: [
        ...fix(`Use ${without}`, false, setOperator(subject, without)),
        ...fix('Add `values` with one value to fill in', false, addValues(subject)),
      ],
    };
  },

  'values-forbidden': (subject) => {
    const operator = shownValue(subject);
    const { container, entry } = subject.message.target;
    const compared = operator === 'Exists' ? 'In' : 'NotIn';
    const removal =
      container?.kind === 'mapping' && entry !== undefined
        ? removeEntry(container, entry, subject)
        : undefined;
    return {
      message: `\`${operator}\` asks only whether the label is there, so it takes no \`values\`. Remove them, or use ${compared}, which compares them.`,
      fixes: [
        ...fix('Remove `values`', false, removal),
        ...fix(`Use ${compared}`, false, setOperator(subject, compared)),
      ],
    };
  },

  'operator-invalid': (subject) => {
    const { suggestion } = subject.message.detail;
    const value = shownValue(subject);
    const sameWord = suggestion?.toLowerCase() === value.toLowerCase();
    const what = value === '' ? 'The operator is missing' : `"${value}" is no operator of a selector`;
    return {
      message: `${what}: write In, NotIn, Exists or DoesNotExist, in this very spelling.`,
      fixes:
        suggestion === undefined
          ? []
          : fix(`Write ${suggestion}`, sameWord, setOperator(subject, suggestion)),
    };
  },

  'label-key-invalid': (subject) => ({
    message: `${shownValue(subject) === '' ? 'The label key is missing or empty' : `"${shortened(shownValue(subject))}" is no label key`}: ${plainReason(subject)}. No object can carry such a label.`,
    fixes: [],
  }),

  'label-value-invalid': (subject) => ({
    message: `"${shortened(shownValue(subject))}" is no label value: ${plainReason(subject)}. No object can carry such a label.`,
    fixes: [],
  }),
};

/** The server's reason without its regular expression. */
export function plainReason({ message }: Subject): string {
  return (message.detail.reason ?? '').replace(/ \(e\.g\. .*?regex used for validation is '[^']*'\)/, '');
}

export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function setOperator(subject: Subject, operator: string) {
  const { container } = subject.message.target;
  if (container?.kind !== 'mapping') return undefined;
  const entry = entryNamed(container, 'operator');
  if (entry !== undefined) return replaceText(entry.value, operator, subject);
  const last = container.entries.at(-1);
  const written = scalarText(operator, 'plain', subject.language);
  return last === undefined ? undefined : insertAfter(container, last, 'operator', written, subject);
}

function addValues(subject: Subject) {
  const { container } = subject.message.target;
  if (container?.kind !== 'mapping') return undefined;
  const values = entryNamed(container, 'values');
  if (values !== undefined) {
    const isEmptyText = values.value.range.start === values.value.range.end;
    return [{ range: values.value.range, newText: `${isEmptyText ? ' ' : ''}["VALUE"]` }];
  }
  const operator = entryNamed(container, 'operator');
  return operator === undefined
    ? undefined
    : insertAfter(container, operator, 'values', '["VALUE"]', subject);
}

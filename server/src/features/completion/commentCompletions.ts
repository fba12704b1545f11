import { lineStartAt } from '../../base/lines.ts';
import { allRules } from '../../rules/registry.ts';
import type { Completion } from './completion.ts';
import { literal, placeholder } from './snippet.ts';

const marker = 'policy-lens-ignore';
const ruleIdAt = /(?:^|\s)(?:#|\/\/)[ \t]*policy-lens-ignore(?:-file)?[ \t]+([a-z0-9-]*)$/;
const markerAt = /(?:^|\s)(?:#|\/\/)[ \t]*(pol[a-z-]*)$/;

/**
 * In a comment: the ids of rules behind `policy-lens-ignore`, and that word itself once its beginning is typed.
 * @returns undefined where the offset is not in such a comment
 */
export function commentCompletions(text: string, offset: number): readonly Completion[] | undefined {
  const lineStart = lineStartAt(text, offset);
  const before = text.slice(lineStart, offset);
  const typed = ruleIdAt.exec(before)?.[1];
  if (typed !== undefined) {
    const rest = /^[a-z0-9-]*([ \t]*:)?/.exec(text.slice(offset)) ?? ['', undefined];
    const length = rest[0].length - (rest[1]?.length ?? 0);
    const range = { start: offset - typed.length, end: offset + length };
    const reason = rest[1] === undefined ? `: ${placeholder(1, 'reason')}` : '';
    return allRules.map((rule, index) => ({
      label: rule.id,
      kind: 'rule',
      detail: rule.summary,
      documentation: rule.explanation,
      sortText: String(index).padStart(3, '0'),
      filterText: rule.id,
      range,
      snippet: literal(rule.id) + reason,
      leadsOn: false,
    }));
  }
  const begun = markerAt.exec(before)?.[1];
  if (begun === undefined) return undefined;
  return [marker, `${marker}-file`].map((word, index) => ({
    label: word,
    kind: 'value',
    detail: index === 0 ? 'for this line or the next' : 'for the whole file',
    documentation: undefined,
    sortText: String(index),
    filterText: word,
    range: { start: offset - begun.length, end: offset },
    snippet: `${word} `,
    leadsOn: true,
  }));
}

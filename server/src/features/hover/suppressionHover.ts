import { lineEndAt, lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import { allRules } from '../../rules/registry.ts';
import type { RuleDescription } from '../../rules/rule.ts';
import { code, paragraphs } from './markdown.ts';

const comment = /(?:#|\/\/)[ \t]*policy-lens-ignore(?:-file)?[ \t]+([a-z0-9-]+)/g;

/** What the rule finds that a suppression comment names, where the offset lies in its id. */
export function suppressionHover(
  text: string,
  offset: number,
): { readonly markdown: string; readonly range: TextRange } | undefined {
  const lineStart = lineStartAt(text, offset);
  const line = text.slice(lineStart, lineEndAt(text, offset));
  for (const match of line.matchAll(comment)) {
    const [whole, id = ''] = match;
    const end = lineStart + match.index + whole.length;
    const range = { start: end - id.length, end };
    if (offset < range.start || offset > range.end) continue;
    const rule = allRules.find((candidate) => candidate.id === id);
    return { markdown: rule === undefined ? `There is no rule ${code(id)}.` : ruleText(rule), range };
  }
  return undefined;
}

export function ruleText(rule: RuleDescription): string {
  return paragraphs(`**${rule.id}**: ${rule.summary}.`, rule.explanation);
}

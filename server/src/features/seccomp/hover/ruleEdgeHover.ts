import { lineStartAt } from '../../../base/lines.ts';
import { shiftRange, type TextRange } from '../../../base/range.ts';
import { pathAt } from '../../../syntax/navigate.ts';
import type { FileDocument } from '../../../workspace/file.ts';
import { manifestAt, pathOf, stepsInObject } from '../../keys/place.ts';
import { ruleAt } from '../arguments/ruleAt.ts';
import { ruleText } from '../arguments/ruleText.ts';

/**
 * What a rule says, at its braces and dashes, where no key and no value stands.
 * @param offset in the file
 * @returns with the range of the rule in the file's offsets
 */
export function ruleEdgeHover(
  document: FileDocument,
  offset: number,
): { readonly markdown: string; readonly range: TextRange } | undefined {
  const { syntax, start } = document;
  const inside = syntax && edgeAt(syntax.text, offset - start);
  if (syntax === undefined || inside === undefined) return undefined;
  const steps = stepsInObject(syntax, pathAt(syntax, inside));
  const manifest = steps && manifestAt(document, steps.index);
  if (steps === undefined || manifest?.model.kind !== 'SeccompProfile') return undefined;
  const rule = ruleAt(manifest.model, pathOf(steps.steps))?.rule;
  const markdown = rule && ruleText(manifest.model, rule);
  const place = rule && manifest.locate(rule.origin.path)?.value;
  if (markdown === undefined || place === undefined) return undefined;
  // The dash of a rule stands before it.
  const range = shiftRange(place, start);
  return { markdown, range: { start: Math.min(range.start, offset), end: Math.max(range.end, offset) } };
}

/** An offset inside of what a brace or a dash at an offset belongs to; undefined where there is none. */
function edgeAt(text: string, offset: number): number | undefined {
  const edge = [offset, offset - 1].find((at) => /[{}-]/.test(text.charAt(at)));
  if (edge === undefined || text[edge] !== '-') return edge;
  const lead = /[ \t]*- +(?=\S)/y;
  lead.lastIndex = lineStartAt(text, edge);
  return lead.test(text) && edge < lead.lastIndex ? lead.lastIndex : undefined;
}

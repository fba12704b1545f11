import { shiftRange, type TextRange } from '../../../base/range.ts';
import type { Manifest } from '../../../manifests/manifest.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawText } from '../../../seccomp/rawProfile.ts';
import type { FileDocument, WorkspaceFile } from '../../../workspace/file.ts';
import { conditionsOf } from '../written/conditions.ts';
import { outcomeOf } from '../written/outcome.ts';
import { defaultActionOf, rulesOf, type WrittenAction, type WrittenRule } from '../written/rules.ts';

/** What a rule does, as the manifest of the extension names it for colour themes. */
export const ruleTokenTypes = ['seccompAllowed', 'seccompConditional', 'seccompDenied'] as const;

export type RuleTokenType = (typeof ruleTokenTypes)[number];

/** A word of a rule, coloured by what the rule does. */
export interface RuleToken {
  /** In the file's offsets, without quotes. */
  readonly range: TextRange;
  readonly type: RuleTokenType;
}

/**
 * The names of calls and the actions of a file's profiles, in the order of the text; made rule by rule.
 * @param within what is seen, in the file's offsets
 */
export function* ruleTokens(
  { documents }: WorkspaceFile,
  within: TextRange,
): Generator<void, readonly RuleToken[]> {
  const tokens: RuleToken[] = [];
  for (const document of documents) {
    for (const manifest of document.manifests) {
      const { model } = manifest;
      if (model.kind !== 'SeccompProfile') continue;
      const usual = model.body.kind === 'object' ? fieldOf(model.body, 'defaultAction') : undefined;
      if (usual?.kind === 'text') {
        tokens.push(...tokenOf(usual, typeFor(defaultActionOf(model)), document, manifest, within));
      }
      for (const rule of rulesOf(model)) {
        tokens.push(...tokensIn(rule, document, manifest, within));
        yield;
      }
    }
  }
  return tokens.sort((left, right) => left.range.start - right.range.start);
}

function tokensIn(
  rule: WrittenRule,
  document: FileDocument,
  manifest: Manifest,
  within: TextRange,
): readonly RuleToken[] {
  const place = manifest.locate(rule.origin.path)?.value;
  if (place === undefined || !overlaps(shiftRange(place, document.start), within)) return [];
  const type = typeOf(rule);
  const action = fieldOf(rule.object, 'action');
  const words = action?.kind === 'text' ? [...rule.calls, action] : rule.calls;
  return words.flatMap((word) => tokenOf(word, type, document, manifest, within));
}

/** What is written with escapes, over several lines or as an alias is left as the editor has it. */
function tokenOf(
  { value, origin }: RawText,
  type: RuleTokenType,
  { start, syntax }: FileDocument,
  { locate }: Manifest,
  within: TextRange,
): readonly RuleToken[] {
  const written = locate(origin.path)?.value;
  if (written === undefined || value === '') return [];
  const isQuoted = /^["']/.test(syntax?.text.slice(written.start, written.start + 1) ?? '');
  const inner = isQuoted ? { start: written.start + 1, end: written.end - 1 } : written;
  const range = shiftRange(inner, start);
  return range.end - range.start === value.length && overlaps(range, within) ? [{ range, type }] : [];
}

/** What depends on arguments, capabilities, hosts, a tracer or a supervisor is conditional. */
function typeOf({ action, object }: WrittenRule): RuleTokenType {
  return conditionsOf(object).length > 0 ? 'seccompConditional' : typeFor(action);
}

function typeFor(action: WrittenAction): RuleTokenType {
  const { verdict } = outcomeOf(action);
  if (verdict === 'unknown') return 'seccompConditional';
  return verdict === 'allowed' ? 'seccompAllowed' : 'seccompDenied';
}

function overlaps(left: TextRange, right: TextRange): boolean {
  return left.start <= right.end && right.start <= left.end;
}

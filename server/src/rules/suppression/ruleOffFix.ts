import { lineStartAt } from '../../base/lines.ts';
import { pathBelow } from '../../base/uri.ts';
import { entriesOf } from '../../syntax/navigate.ts';
import { folderHolding } from '../../workspace/snapshot.ts';
import type { ReportedFinding, ReportedFix } from '../finding.ts';
import type { Workbench } from '../workbench.ts';
import {
  appended,
  behindLine,
  configurationText,
  type Insertion,
  isInLines,
  lineEndOf,
  type WrittenConfiguration,
} from './configurationText.ts';

/**
 * Turns a rule off for all files of the nearest configuration, which is made in the workspace folder where there is none.
 * Undefined where that is written in an odd way, or says so already.
 */
export function ruleOffFix(
  workbench: Workbench,
  { uri, rule }: Pick<ReportedFinding, 'uri' | 'rule'>,
): ReportedFix | undefined {
  const found = configurationText(workbench, uri);
  if (found === undefined) return undefined;
  const holder = folderHolding(workbench.snapshot.folders, uri)?.uri;
  const path = holder === undefined ? undefined : pathBelow(holder, found.uri);
  const title = `Turn the rule ${rule} off in the workspace (${path ?? found.uri})`;
  if (found.written === undefined) {
    const newText = `rules:\n  ${rule}: off\n`;
    return {
      title,
      safe: true,
      edits: [{ uri: found.uri, range: { start: 0, end: 0 }, newText, isNewFile: true }],
    };
  }
  const edit = offIn(found.written, rule);
  return edit && { title, safe: true, edits: [{ uri: found.uri, ...edit }] };
}

function offIn(written: WrittenConfiguration, rule: string): Insertion | undefined {
  const { text, root, start } = written;
  const lineEnd = lineEndOf(text);
  const rules = root && entriesOf(root).find(({ key }) => key.value === 'rules');
  if (rules === undefined) {
    return isInLines(written) ? appended(text, `rules:${lineEnd}  ${rule}: off${lineEnd}`) : undefined;
  }
  const { value, key } = rules;
  if (value.kind === 'scalar' && value.value === null && value.source === '')
    return behindLine(text, start + key.range.end, `  ${rule}: off${lineEnd}`);
  if (value.kind !== 'mapping') return undefined;
  const own = value.entries.find((entry) => entry.key.value === rule);
  if (own !== undefined) {
    const range = { start: start + own.value.range.start, end: start + own.value.range.end };
    return own.value.kind === 'scalar' && own.value.source !== '' ? { range, newText: 'off' } : undefined;
  }
  return entryIn(text, start, value.range.start, value.entries[0]?.range.start, rule);
}

/** In front of the first entry of a mapping, in the form of that. */
function entryIn(
  text: string,
  start: number,
  mapping: number,
  first: number | undefined,
  rule: string,
): Insertion | undefined {
  const isFlow = text[start + mapping] === '{';
  if (isFlow) {
    const at = start + mapping + 1;
    return {
      range: { start: at, end: at },
      newText: first === undefined ? `${rule}: off` : `${rule}: off,`,
    };
  }
  if (first === undefined) return undefined;
  const at = start + first;
  const before = text.slice(lineStartAt(text, at), at);
  if (!/^ +$/.test(before)) return undefined;
  return { range: { start: at, end: at }, newText: `${rule}: off${lineEndOf(text)}${before}` };
}

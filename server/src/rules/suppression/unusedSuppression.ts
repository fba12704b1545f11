import type { IgnoreEntry } from '../../assembly/configuration.ts';
import { nearest } from '../../base/nearest.ts';
import type { TextRange } from '../../base/range.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedFinding } from '../finding.ts';
import type { MetaRule } from '../rule.ts';
import { nowhere, type Suppression } from './comments.ts';

/** Reports a suppression that suppresses nothing. */
export const unusedSuppression = {
  id: 'unused-suppression',
  scope: 'meta',
  summary: 'A suppression suppresses nothing',
  explanation:
    'The finding that this suppression was written for is not there any more, or the rule id is misspelled. ' +
    'Left in place it would hide the next finding of that rule without a word. Delete it.',
  sources: ['docs/suppression.md'],
  defaultSeverity: 'warning',
  report(suppression: Suppression, file: WorkspaceFile, ruleIds: readonly string[]) {
    const edit = { uri: file.uri, range: removal(suppression, file), newText: '' };
    return {
      message: wordsFor(suppression, ruleIds),
      apiServer: undefined,
      uri: file.uri,
      range: suppression.range,
      related: [],
      tags: ['unnecessary'],
      fixes: suppression.isComment
        ? [{ title: 'Delete the unused suppression', safe: true, edits: [edit] }]
        : [],
    } satisfies Omit<ReportedFinding, 'rule' | 'severity'>;
  },
  /** @param range of the entry in the configuration, in the file's offsets */
  reportEntry({ path, rule }: IgnoreEntry, uri: string, range: TextRange) {
    return {
      message: `In the files ${path} nothing is reported by ${rule}: this entry is of no use and would hide a later finding. Delete it.`,
      apiServer: undefined,
      uri,
      range,
      related: [],
      tags: ['unnecessary'],
      fixes: [],
    } satisfies Omit<ReportedFinding, 'rule' | 'severity'>;
  },
} as const satisfies MetaRule & { readonly report: unknown; readonly reportEntry: unknown };

function wordsFor({ rule, lastLine }: Suppression, ruleIds: readonly string[]): string {
  if (lastLine === nowhere.lastLine) {
    return 'A suppression for the whole file counts only among the comments at its top. Move it there.';
  }
  if (ruleIds.includes(rule)) {
    return `Nothing here is reported by ${rule}: this suppression is of no use and would hide a later finding. Delete it.`;
  }
  const meant = nearest(rule, ruleIds);
  return `There is no rule ${rule}, so this suppression is of no use. ${meant === undefined ? 'Delete it.' : `Did you mean ${meant}?`}`;
}

/** The whole line where nothing else stands on it, else the comment and the blanks before it. */
function removal(suppression: Suppression, file: WorkspaceFile): ReportedFinding['range'] {
  const text = file.source?.text ?? '';
  const { line } = file.lines.positionAt(suppression.range.start);
  const start = file.lines.startOf(line);
  const before = text.slice(start, suppression.range.start);
  if (before.trim() === '') return { start, end: file.lines.startOf(line + 1) };
  return { start: start + before.trimEnd().length, end: suppression.range.end };
}

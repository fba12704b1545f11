import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedFinding } from '../finding.ts';
import type { MetaRule } from '../rule.ts';
import type { Suppression } from './comments.ts';

/** Reports a suppression that gives no reason; such a one has no effect. */
export const suppressionNeedsReason = {
  id: 'suppression-needs-reason',
  scope: 'meta',
  summary: 'A suppression gives no reason',
  explanation:
    'A suppression hides a finding from everyone who reads the file later, so it must say why: ' +
    '`# policy-lens-ignore rule-id: reason`. Without a reason it has no effect.',
  sources: ['docs/suppression.md'],
  defaultSeverity: 'warning',
  report(suppression: Suppression, file: WorkspaceFile) {
    return {
      message: `This suppression of ${suppression.rule} has no effect, because it gives no reason. Write one after a colon.`,
      apiServer: undefined,
      uri: file.uri,
      range: suppression.range,
      related: [],
      tags: [],
      fixes: [],
    } satisfies Omit<ReportedFinding, 'rule' | 'severity'>;
  },
} as const satisfies MetaRule & Reporter;

interface Reporter {
  readonly report: (
    suppression: Suppression,
    file: WorkspaceFile,
  ) => Omit<ReportedFinding, 'rule' | 'severity'>;
}

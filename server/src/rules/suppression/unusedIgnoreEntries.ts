import type { IgnoreEntry } from '../../assembly/configuration.ts';
import type { PlacedConfiguration } from '../../assembly/placedConfigurations.ts';
import { shiftRange } from '../../base/range.ts';
import { child, listItems } from '../../manifests/field.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import type { ReportedFinding } from '../finding.ts';
import { ruleIds } from '../registry.ts';
import { severityOf } from '../severity.ts';
import type { Workbench } from '../workbench.ts';
import { unusedSuppression } from './unusedSuppression.ts';

/**
 * Reports the entries under `ignore:` of a configuration that suppress nothing. Only who has checked all files of the
 * configuration's folder can know; a rule that does not exist is reported by the rule `configuration`.
 * @param used the entries that were of use
 */
export function unusedIgnoreEntries(
  workbench: Workbench,
  { uri, configuration }: PlacedConfiguration,
  used: ReadonlySet<IgnoreEntry>,
): readonly ReportedFinding[] {
  const severity = severityOf(workbench, uri, unusedSuppression);
  if (severity === 'off') return [];
  return configuration.ignore.flatMap((entry) => {
    if (used.has(entry) || !ruleIds.includes(entry.rule)) return [];
    const range = rangeOf(workbench, uri, entry);
    if (range === undefined) return [];
    return [{ ...unusedSuppression.reportEntry(entry, uri, range), rule: unusedSuppression.id, severity }];
  });
}

function rangeOf(
  { snapshot }: Workbench,
  uri: string,
  { index }: IgnoreEntry,
): ReportedFinding['range'] | undefined {
  const document = fileOf(snapshot, uri)?.documents[0];
  const node = listItems(child({ node: document?.syntax?.root, path: '' }, 'ignore'))[index]?.node;
  return document === undefined || node === undefined ? undefined : shiftRange(node.range, document.start);
}

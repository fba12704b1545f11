import type { IgnoreEntry } from '../../assembly/configuration.ts';
import { globMatcher } from '../../base/globs.ts';
import { pathBelow } from '../../base/uri.ts';
import type { ReportedFinding } from '../finding.ts';
import type { Workbench } from '../workbench.ts';

/** The entries under `ignore:` of the nearest configuration that name a file. */
export function ignoreEntriesFor({ assembly }: Workbench, uri: string): readonly IgnoreEntry[] {
  const placed = assembly.configurationOf(uri);
  const path = placed && pathBelow(placed.folder, uri);
  if (placed === undefined || path === undefined) return [];
  return placed.configuration.ignore.filter((entry) => globMatcher([entry.path])(path));
}

/** Takes out the findings that entries are about. */
export function withoutIgnored(
  found: readonly ReportedFinding[],
  entries: readonly IgnoreEntry[],
): readonly ReportedFinding[] {
  if (entries.length === 0) return found;
  return found.filter((finding) => !entries.some((entry) => entry.rule === finding.rule));
}

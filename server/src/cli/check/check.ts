import type { KubernetesVersion } from '../../kubernetes/version.ts';
import { reportFile } from '../../rules/report.ts';
import { finish } from '../../workspace/file.ts';
import { defaultSettings, type Severity } from '../../workspace/settings.ts';
import { withOpenFile } from '../../workspace/snapshot.ts';
import type { ConfigurationChoice } from '../files/configurations.ts';
import { type Loaded, load } from '../files/load.ts';
import { shownPath } from '../files/paths.ts';
import { tellUnread } from '../files/unread.ts';
import { deliver } from '../output.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { byPlace } from './checkFiles.ts';
import { type CheckReport, isFailing, type ShownFinding, showFinding } from './report.ts';
import { type Format, reporters } from './reporters/reporters.ts';

export interface CheckCommand {
  readonly paths: readonly string[];
  readonly format: Format;
  /** The file for the report; undefined: standard output. */
  readonly output: string | undefined;
  readonly kubernetesVersion: KubernetesVersion;
  readonly configuration: ConfigurationChoice;
  /** Larger files are not read; in bytes. */
  readonly largeFileLimit: number;
  readonly failOn: Severity | 'never';
}

/**
 * `policy-lens check`: reports the findings of files and directories.
 * @throws Failure where it can't be done
 */
export function check(command: CheckCommand, terminal: Terminal): ExitCode {
  const { paths, format, output, kubernetesVersion, configuration, largeFileLimit } = command;
  const settings = { ...defaultSettings, kubernetesVersion, largeFileLimit };
  const loaded = load(paths, terminal.cwd, { configuration, settings, isJudged: true });
  const shown = (path: string): string => shownPath(terminal.cwd, path);
  const findings = loaded.files.flatMap((file) => findingsOf(loaded, file, shown)).sort(byFile);
  const report: CheckReport = {
    findings,
    checked: loaded.files.map((file) => shown(file.path)).sort(),
    count: loaded.count,
    unread: loaded.unread.map(({ path, reason, isNamed }) => ({ file: shown(path), reason, isNamed })),
    failOn: command.failOn === 'never' ? undefined : command.failOn,
  };
  tellUnread(loaded.unread, terminal);
  deliver(reporters[format](report, terminal.isColoured && output === undefined), output, terminal);
  if (loaded.unread.some((file) => file.isNamed)) return exitCodes.failure;
  const fails = findings.some((finding) => isFailing(finding.severity, report.failOn));
  return fails ? exitCodes.findings : exitCodes.clean;
}

/** One file at a time has its trees, so that memory does not grow with the findings. */
function findingsOf(
  { workbench, pathOf }: Loaded,
  { open }: Loaded['files'][number],
  shown: (path: string) => string,
): readonly ShownFinding[] {
  const file = open();
  if (file === undefined) return [];
  const snapshot = withOpenFile(workbench.snapshot, file, false);
  const found = finish(reportFile({ snapshot, assembly: workbench.assembly }, file));
  return [...found].sort(byPlace).map((finding) => showFinding(snapshot, finding, (at) => shown(pathOf(at))));
}

function byFile(left: ShownFinding, right: ShownFinding): number {
  return left.file === right.file ? 0 : left.file < right.file ? -1 : 1;
}

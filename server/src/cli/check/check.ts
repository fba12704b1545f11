import type { IgnoreEntry } from '../../assembly/configuration.ts';
import { finish } from '../../base/steps.ts';
import { pathBelow } from '../../base/uri.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import { reportFile, usedIgnoreEntries } from '../../rules/report.ts';
import { unusedIgnoreEntries } from '../../rules/suppression/unusedIgnoreEntries.ts';
import { byDialect } from '../../seccomp/targets/declaration.ts';
import { defaultSettings, type Severity } from '../../workspace/settings.ts';
import { withEnvironmentInUse, withOpenFile } from '../../workspace/snapshot.ts';
import { chooseEnvironment } from '../environment.ts';
import type { ConfigurationChoice } from '../files/configurations.ts';
import { type Loaded, load } from '../files/load.ts';
import { shownPath, uriOfPath } from '../files/paths.ts';
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
  /** Ids of presets: what findings are about, then where the same profiles are used besides. */
  readonly seccompTarget: readonly string[];
  readonly configuration: ConfigurationChoice;
  /** Larger files are not read; in bytes. */
  readonly largeFileLimit: number;
  readonly failOn: Severity | 'never';
  /** Undefined: all of them. */
  readonly environment: string | undefined;
  /** Paths of snapshots of clusters that complete every environment. */
  readonly snapshots: readonly string[];
}

/**
 * `policy-lens check`: reports the findings of files and directories.
 * @throws Failure where it can't be done
 */
export function check(command: CheckCommand, terminal: Terminal): ExitCode {
  const { paths, format, output, kubernetesVersion, configuration, largeFileLimit, snapshots } = command;
  const [target = byDialect, ...otherTargets] = command.seccompTarget;
  const seccomp = { ...defaultSettings.seccomp, target, otherTargets };
  const settings = { ...defaultSettings, kubernetesVersion, largeFileLimit, seccomp };
  const everything = load(paths, terminal.cwd, { configuration, settings, isJudged: true, snapshots });
  const loaded = command.environment === undefined ? everything : within(everything, command.environment);
  const shown = shownFrom(terminal.cwd);
  const results = loaded.files.map((file) => checkOne(loaded, file, shown));
  const used = new Set(results.flatMap((result) => result.used));
  // an entry may be for another environment
  const unused = command.environment === undefined ? unusedEntries(loaded, used, shown) : [];
  const findings = [...results.flatMap((result) => result.findings), ...unused].sort(byFile);
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

/** The paths of files as they are shown; there are far fewer than findings. */
function shownFrom(cwd: string): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const shown = known.get(path) ?? shownPath(cwd, path);
    known.set(path, shown);
    return shown;
  };
}

interface Checked {
  readonly findings: readonly ShownFinding[];
  /** The entries under `ignore:` that were of use. */
  readonly used: readonly IgnoreEntry[];
}

/** The files of one environment, with the findings that hold in it. */
function within(loaded: Loaded, name: string): Loaded {
  const { snapshot, assembly } = loaded.workbench;
  const { id, uris } = chooseEnvironment(assembly.environments, name);
  const own = new Set(uris);
  return {
    ...loaded,
    files: loaded.files.filter(({ uri }) => own.has(uri)),
    workbench: { snapshot: withEnvironmentInUse(snapshot, id), assembly },
  };
}

/** One file at a time has its trees, so that memory does not grow with the findings. */
function checkOne(
  { workbench: { snapshot: whole, assembly }, pathOf }: Loaded,
  { open }: Loaded['files'][number],
  shown: (path: string) => string,
): Checked {
  const file = open();
  if (file === undefined) return { findings: [], used: [] };
  const snapshot = withOpenFile(whole, file, false);
  const workbench = { snapshot, assembly };
  const found = [...finish(reportFile(workbench, file))].sort(byPlace);
  return {
    findings: found.map((finding) => showFinding(snapshot, finding, (at) => shown(pathOf(at)))),
    used: usedIgnoreEntries(workbench, file),
  };
}

/** Of the configurations all of whose files are here: of the others nobody knows. */
function unusedEntries(
  { workbench, folders, unread, pathOf }: Loaded,
  used: ReadonlySet<IgnoreEntry>,
  shown: (path: string) => string,
): readonly ShownFinding[] {
  const isBelow = (folder: string, uri: string): boolean => pathBelow(folder, uri) !== undefined;
  return workbench.assembly.configurations
    .filter(({ uri }) => folders.some((folder) => isBelow(folder, uri)))
    .filter(({ folder }) => !unread.some(({ path }) => isBelow(folder, uriOfPath(path))))
    .flatMap((placed) => unusedIgnoreEntries(workbench, placed, used))
    .map((finding) => showFinding(workbench.snapshot, finding, (at) => shown(pathOf(at))));
}

function byFile(left: ShownFinding, right: ShownFinding): number {
  return left.file === right.file ? 0 : left.file < right.file ? -1 : 1;
}

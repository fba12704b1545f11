import { assemble } from '../../server/src/assembly/assemble.ts';
import { finish } from '../../server/src/base/steps.ts';
import { parseFile } from '../../server/src/cli/files/parseFile.ts';
import { type KubernetesVersion, newestKubernetesVersion } from '../../server/src/kubernetes/version.ts';
import type { ReportedFinding } from '../../server/src/rules/finding.ts';
import { policyRules, workloadRules } from '../../server/src/rules/registry.ts';
import { reportFile } from '../../server/src/rules/report.ts';
import type { WorkspaceFile } from '../../server/src/workspace/file.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import {
  emptySnapshot,
  withDiskFiles,
  withFolders,
  withSettings,
} from '../../server/src/workspace/snapshot.ts';
import type { Base } from './bases.ts';
import type { PlantedRule } from './kinds/kind.ts';
import { type ExpectedFinding, type Mutation, mutatedText } from './mutation.ts';

/** What the product got wrong about a mistake. */
export interface Judgement {
  /** Expected and not reported. */
  readonly missed: readonly ExpectedFinding[];
  /** Reported, neither expected nor there without the mistake. */
  readonly surplus: readonly string[];
}

interface Found {
  readonly file: string;
  readonly line: number;
  readonly finding: ReportedFinding;
}

const root = 'file:///workspace';
export const workspaceFolder = { uri: root, name: 'workspace' };

/** Files that no mistake is in are read once. */
const read = new Map<Base, ReadonlyMap<string, WorkspaceFile>>();
const clean = new Map<string, readonly ReportedFinding[]>();

function filesOf(base: Base): ReadonlyMap<string, WorkspaceFile> {
  const known = read.get(base);
  if (known !== undefined) return known;
  const files = new Map(
    [...base.files].map(([name, text]) => [`${root}/${name}`, parseFile(`${root}/${name}`, text)]),
  );
  read.set(base, files);
  return files;
}

/** Of these every policy has something: told where they are planted. */
const tooLoud: readonly PlantedRule[] = ['first-policy'];

/** About policies and pods, off until they are asked for; and so they are asked for. */
const offAtFirst = [...policyRules, ...workloadRules]
  .filter(({ defaultSeverity }) => defaultSeverity === 'off')
  .map(({ id }) => id)
  .filter((id) => !tooLoud.some((loud) => loud === id));

/**
 * What the command line reports of files that are already read, with all rules on but those that are too loud.
 * @param loud which of these are on, too
 */
function findingsOf(
  files: ReadonlyMap<string, WorkspaceFile>,
  kubernetesVersion: KubernetesVersion,
  loud: readonly PlantedRule[],
): readonly ReportedFinding[] {
  const rules = Object.fromEntries([...offAtFirst, ...loud].map((rule) => [rule, 'info'] as const));
  const settings = { ...defaultSettings, kubernetesVersion, rules };
  const empty = withSettings(withFolders(emptySnapshot, [workspaceFolder]), settings);
  const snapshot = withDiskFiles(empty, [...files]);
  const workbench = { snapshot, assembly: assemble(snapshot) };
  return [...files.values()].flatMap((file) => finish(reportFile(workbench, file)));
}

/** What is reported of a base without any mistake. */
export function findingsWithout(
  base: Base,
  version: KubernetesVersion,
  loud: readonly PlantedRule[] = [],
): readonly ReportedFinding[] {
  const key = `${base.name} ${version} ${loud.join(' ')}`;
  const known = clean.get(key) ?? findingsOf(filesOf(base), version, loud);
  clean.set(key, known);
  return known;
}

/** The same base, with the policies of those files alone of which no more than hints are reported before a mistake is in them. */
export function withCleanPolicies(base: Base): Base {
  return withoutTold(base, ({ severity }) => severity !== 'hint');
}

/** The same, of those files of which nothing at all is reported. */
export function withSilentPolicies(base: Base): Base {
  return withoutTold(base, () => true);
}

function withoutTold(base: Base, counts: (finding: ReportedFinding) => boolean): Base {
  const told = new Set(findingsWithout(base, newestKubernetesVersion).filter(counts).map(nameOf));
  return { ...base, policies: base.policies.filter(({ file }) => !told.has(file)) };
}

/** What is reported of a base with a mistake. */
export function findingsWith(mutation: Mutation): readonly ReportedFinding[] {
  const uri = `${root}/${mutation.file}`;
  const files = new Map(filesOf(mutation.base)).set(uri, parseFile(uri, mutatedText(mutation)));
  return findingsOf(files, mutation.version, loudOf(mutation));
}

function loudOf({ expected }: Mutation): readonly PlantedRule[] {
  return tooLoud.filter((rule) => expected.some((one) => one.rule === rule));
}

/** Checks the workspace with the mistake and compares what is new with what is expected. */
export function judge(mutation: Mutation): Judgement {
  const { base, file, edit, version, expected, tolerated } = mutation;
  const longer = edit.newText.length - (edit.end - edit.start);
  const old = new Set(
    findingsWithout(base, version, loudOf(mutation)).map((finding) => {
      const isBehind = nameOf(finding) === file && finding.range.start >= edit.end;
      return identity(finding, isBehind ? longer : 0);
    }),
  );
  const fresh = findingsWith(mutation).filter((finding) => !old.has(identity(finding, 0)));
  const found = fresh.map((finding): Found => {
    const name = nameOf(finding);
    const text = name === file ? mutatedText(mutation) : (base.files.get(name) ?? '');
    return { file: name, line: text.slice(0, finding.range.start).split('\n').length, finding };
  });
  return {
    missed: expected.filter((one) => !found.some((other) => isMet(one, other))),
    surplus: found
      .filter((other) => !isKnockOn(mutation, other))
      .filter((other) => ![...expected, ...tolerated].some((one) => isMet(one, other)))
      .map(({ file, line, finding }) => `${file}:${line} ${finding.rule}: ${finding.message}`),
  };
}

/** Mistakes by which a rule or a policy loses what it allows, or is not in the cluster at all. */
const takingAway: readonly PlantedRule[] = [
  'selector-matches-nothing',
  'port-not-listened-on',
  'direction-not-named',
  'api-server-refuses',
  'unknown-field',
  'duplicate-key',
  'syntax',
];

/** What is told of other policies, rightly, where one is left without effect. */
const knockOn: readonly string[] = [
  'half-open',
  'dns-blocked',
  'entrance-blocked',
  'monitoring-blocked',
  'webhook-blocked',
];

function isKnockOn({ file: written, expected }: Mutation, { file, finding }: Found): boolean {
  // A policy that leaves its namespace out, and now has pods beside it that do not.
  if (finding.rule === 'policy-namespace' && file === written) return true;
  // What an entry that names more allows as well.
  if (finding.rule === 'no-effect' && expected.some(({ rule }) => rule === 'separate-peers')) return true;
  // The other of two policies of one name counts, where this one can't be in the cluster.
  if (finding.rule === 'no-effect' && expected.some(({ rule }) => rule === 'api-server-refuses')) return true;
  return knockOn.includes(finding.rule) && expected.some(({ rule }) => takingAway.includes(rule));
}

function isMet(one: ExpectedFinding, { file, line, finding }: Found): boolean {
  return one.file === file && one.line === line && one.rule === finding.rule;
}

function nameOf({ uri }: ReportedFinding): string {
  return decodeURIComponent(uri.slice(root.length + 1));
}

/** Not its message: what it lists of other objects may change with them. */
function identity({ uri, rule, range }: ReportedFinding, shift: number): string {
  return JSON.stringify([uri, rule, range.start + shift]);
}

import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import type { KubernetesVersion } from '../../server/src/kubernetes/version.ts';
import type { ReportedFinding } from '../../server/src/rules/finding.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import type { Base } from './bases.ts';
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
const folder = { uri: root, name: 'workspace' };
const cleanFindings = new Map<string, readonly ReportedFinding[]>();

function findingsOf(
  files: ReadonlyMap<string, string>,
  version: KubernetesVersion,
): readonly ReportedFinding[] {
  const texts = new Map([...files].map(([name, text]) => [`${root}/${name}`, text]));
  const settings = { ...defaultSettings, kubernetesVersion: version };
  return checkFiles(texts, { settings, folders: [folder] });
}

/** What is reported of a base without any mistake. */
export function findingsWithout(base: Base, version: KubernetesVersion): readonly ReportedFinding[] {
  const key = `${base.name} ${version}`;
  const known = cleanFindings.get(key) ?? findingsOf(base.files, version);
  cleanFindings.set(key, known);
  return known;
}

/** Checks the workspace with the mistake and compares what is new with what is expected. */
export function judge(mutation: Mutation): Judgement {
  const { base, file, edit, version, expected, tolerated } = mutation;
  const files = new Map(base.files).set(file, mutatedText(mutation));
  const old = new Set(
    findingsWithout(base, version).map((finding) => {
      const shift = nameOf(finding) === file && finding.range.start >= edit.end;
      return identity(finding, shift ? edit.newText.length - (edit.end - edit.start) : 0);
    }),
  );
  const fresh = findingsOf(files, version).filter((finding) => !old.has(identity(finding, 0)));
  const found = fresh.map((finding): Found => {
    const name = nameOf(finding);
    const text = files.get(name) ?? '';
    return { file: name, line: text.slice(0, finding.range.start).split('\n').length, finding };
  });
  const matches = (one: ExpectedFinding, { file, line, finding }: Found): boolean =>
    one.file === file && one.line === line && one.rule === finding.rule;
  return {
    missed: expected.filter((one) => !found.some((other) => matches(one, other))),
    surplus: found
      .filter(
        (other) => ![...expected, ...tolerated].some((one) => matches(one, other) || isEcho(one, other)),
      )
      .map(({ file, line, finding }) => `${file}:${line} ${finding.rule}: ${finding.message}`),
  };
}

/** A text that is broken in one line may not make sense further down either. */
function isEcho(one: ExpectedFinding, { file, line, finding }: Found): boolean {
  return one.rule === 'syntax' && finding.rule === 'syntax' && one.file === file && line > one.line;
}

function nameOf({ uri }: ReportedFinding): string {
  return decodeURIComponent(uri.slice(root.length + 1));
}

function identity({ uri, rule, message, range }: ReportedFinding, shift: number): string {
  return JSON.stringify([uri, rule, message, range.start + shift]);
}

import { isBuiltIn } from '../assembly/builtElement.ts';
import type { Environment } from '../assembly/environment.ts';
import { mergedProfile } from '../assembly/seccomp/effectiveProfile.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import { areSameTargets, type ProfileTargets, targetsOf } from '../seccomp/targets/forProfile.ts';
import type { FileDocument, WorkspaceFile } from '../workspace/file.ts';
import { checkProfile, type RuleFindings } from './check.ts';
import { checkOnTarget } from './checkOnTarget.ts';
import type { Finding, ReportedFinding } from './finding.ts';
import { intactProfile, isBroken } from './intactProfile.ts';
import { profileRules } from './registry.ts';
import type { ProfileRule, Rule } from './rule.ts';
import { checkedInPlaceOf, movedTo } from './sameText.ts';
import { severityOf } from './severity.ts';
import { switchedOn } from './switchedOn.ts';
import type { Workbench } from './workbench.ts';

/** What is looked for: all, or nothing for which a profile has to be taken to its targets, since that takes long. */
export type Scope = 'all' | 'as written';

/** A profile in a document of a file. */
export interface ProfileSubject {
  readonly workbench: Workbench;
  readonly file: WorkspaceFile;
  readonly document: FileDocument;
  /** Those that the file belongs to. */
  readonly environments: readonly Environment[];
  /** Of the profile among the objects of the document. */
  readonly index: number;
  readonly profile: RawProfile;
  readonly locate: Manifest['locate'];
  readonly bodyIn: Manifest['bodyIn'];
}

/** With undefined between where the work may be put aside. */
type Found = Generator<RuleFindings | undefined>;

/**
 * What is found in a profile as it is written. Of an object that is built in all environments of its file nothing is: what
 * counts of that is what is built.
 */
export function* profileFindings(subject: ProfileSubject, scope: Scope): Found {
  const { document, index, profile, workbench, file, locate, bodyIn } = subject;
  const environments = subject.environments.filter(
    (environment) => profile.form !== 'spo' || !isBuiltIn(workbench, environment, file.uri),
  );
  if (environments.length === 0 && subject.environments.length > 0) return;
  // Each looks at all that the profile says.
  const intact = intactProfile(profile, document.syntax, locate);
  yield undefined;
  const checked =
    intact === profile ? yield* checkedInPlaceOf(document.syntax, index, profile, bodyIn) : intact;
  yield undefined;
  const targets = profileTargets(intact === profile ? checked : profile, environments);
  yield* findingsOf(
    { workbench, uri: file.uri, profile, intact, checked, syntax: document.syntax },
    targets,
    scope,
  );
}

/** What is found in an object of the operator that is built for an environment, wherever it is written; in one file. */
export function* builtProfileFindings(
  workbench: Workbench,
  uri: string,
  environment: Environment,
  profile: RawProfile,
  scope: Scope,
): Found {
  const targets = new Map([[environment, targetsOf(profile, environment.targets)]]);
  const asked = { workbench, uri, profile, intact: profile, checked: profile, syntax: undefined };
  yield* findingsOf(asked, targets, scope);
}

interface Asked {
  readonly workbench: Workbench;
  /** Of the file that is told of. */
  readonly uri: string;
  readonly profile: RawProfile;
  /** Of it what the text does not break. */
  readonly intact: RawProfile;
  /** What is checked in its place, which says the same. */
  readonly checked: RawProfile;
  readonly syntax: FileDocument['syntax'];
}

function* findingsOf(asked: Asked, targets: ReadonlyMap<Environment, ProfileTargets>, scope: Scope): Found {
  const { workbench, uri, profile, checked, syntax } = asked;
  const severity = (rule: Rule, finding: Finding) => severityOf(workbench, uri, rule, finding.severity);
  let hasErrors = (syntax?.problems.length ?? 0) > 0;
  for (const { rule, findings } of movedTo(profile, checked, yield* checkProfile(checked))) {
    if (rule.needsWholeText === true && isBroken(syntax)) continue;
    const concerning = findings.filter(({ concerns }) => isConcerned(targets, concerns));
    hasErrors ||= concerning.some((finding) => severity(rule, finding) === 'error');
    yield { rule, findings: concerning };
  }
  if (scope === 'as written') return;
  for (const [environment, own] of targets) {
    for (const { rule, findings } of yield* onTargets(asked, environment, own)) {
      const told = findings.filter(
        ({ isConsequence, place }) => (isConsequence !== true || !hasErrors) && isIn(profile, place),
      );
      yield { rule, findings: targets.size === 1 ? told : told.map((one) => naming(one, environment)) };
    }
  }
}

/**
 * What is found of the profile on its targets. What follows from what no rule says is looked for in the profile with the
 * rules of its base profiles, and only where all rules are known; the rest in each rule that is whole.
 */
function* onTargets(
  { workbench, uri, profile, intact, checked }: Asked,
  environment: Environment,
  targets: ProfileTargets,
): Generator<undefined, readonly RuleFindings[]> {
  const { profiles } = switchedOn(workbench, uri);
  const isOn = (rule: ProfileRule): boolean => profiles.has(rule);
  const merged = mergedProfile(workbench, environment, profile);
  const found: RuleFindings[] = profileRules.flatMap((rule) => {
    const findings = rule.checkMerged === undefined || !isOn(rule) ? [] : rule.checkMerged(merged);
    return findings.length === 0 ? [] : [{ rule, findings }];
  });
  const needsAll = (rule: ProfileRule): boolean => rule.needsAllRules === true;
  if (intact === profile && merged.kind === 'whole' && merged.profile === profile) {
    return [...found, ...movedTo(profile, checked, yield* checkOnTarget(checked, targets, isOn))];
  }
  found.push(...(yield* checkOnTarget(intact, targets, (rule) => isOn(rule) && !needsAll(rule))));
  if (intact === profile && merged.kind === 'whole') {
    found.push(...(yield* checkOnTarget(merged.profile, targets, (rule) => isOn(rule) && needsAll(rule))));
  }
  return found;
}

/**
 * Findings of before an edit without those that may not hold any more, because the text breaks now and a rule that is only
 * begun may say what was missing.
 */
export function stillKnown(
  findings: readonly ReportedFinding[],
  { documents }: WorkspaceFile,
): readonly ReportedFinding[] {
  if (!documents.some(({ syntax }) => isBroken(syntax))) return findings;
  return findings.filter(({ rule }) => !ofAllRules.has(rule));
}

const ofAllRules: ReadonlySet<string> = new Set(
  profileRules.filter(({ needsAllRules }) => needsAllRules === true).map(({ id }) => id),
);

/** What stands in a base profile is told there. */
function isIn({ origin }: RawProfile, place: Finding['place']): boolean {
  return place.kind !== 'origin' || place.origin.object === origin.object;
}

/** The targets of a profile, each with the first environment that has them. */
function profileTargets(
  profile: RawProfile,
  environments: readonly Environment[],
): ReadonlyMap<Environment, ProfileTargets> {
  const found = new Map<Environment, ProfileTargets>();
  for (const environment of environments) {
    const targets = targetsOf(profile, environment.targets);
    if (![...found.values()].some((other) => areSameTargets(other, targets))) found.set(environment, targets);
  }
  return found;
}

/** A finding concerns a profile unless the user has chosen its targets and none of them has the problem. */
function isConcerned(
  targets: ReadonlyMap<Environment, ProfileTargets>,
  concerns: Finding['concerns'],
): boolean {
  if (concerns === undefined || targets.size === 0) return true;
  return [...targets.values()].some(({ main, isChosen }) => !isChosen || concerns(main));
}

/** Where a file stands in several environments, an answer says which one it is about. */
function naming(finding: Finding, environment: Environment): Finding {
  return { ...finding, message: `In environment ${environment.name}: ${finding.message}` };
}

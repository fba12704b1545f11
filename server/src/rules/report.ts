import type { IgnoreEntry } from '../assembly/configuration.ts';
import type { Environment } from '../assembly/environment.ts';
import { shiftRange, type TextRange } from '../base/range.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import { areSameTargets, type ProfileTargets, targetsOf } from '../seccomp/targets/forProfile.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';
import { misleading } from '../syntax/yaml/yamlProblems.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import { type FileDocument, finish, type WorkspaceFile } from '../workspace/file.ts';
import type { Severity } from '../workspace/settings.ts';
import { resolveOrigin, type Snapshot } from '../workspace/snapshot.ts';
import { checkDocument, checkPolicy, checkProfile } from './check.ts';
import { checkOnTarget } from './checkOnTarget.ts';
import { formEdit } from './edits/formEdit.ts';
import type { Finding, Fix, Place, ReportedFinding, ReportedFix } from './finding.ts';
import type { Rule } from './rule.ts';
import { severityOf } from './severity.ts';
import { applySuppressions } from './suppression/apply.ts';
import { ignoreEntriesFor, withoutIgnored } from './suppression/ignoreEntries.ts';
import { isUndecodable } from './suppression/undecodable.ts';
import type { Workbench } from './workbench.ts';

/**
 * All findings of one file, most important first within a line, suppressions applied.
 * One document a step, so that a long file can be reported in slices of time.
 * @param file with its source; a closed file is read again for this
 */
export function* reportFile(
  workbench: Workbench,
  file: WorkspaceFile,
): Generator<void, readonly ReportedFinding[]> {
  const found = yield* reportAll(workbench, file);
  const kept = withoutIgnored(found, ignoreEntriesFor(workbench, file.uri));
  return applySuppressions(workbench, file, kept);
}

/**
 * The entries under `ignore:` that a file makes use of; all that name it where it can't be decoded, since that hides
 * findings which they may well be for.
 * @param file with its source
 */
export function usedIgnoreEntries(workbench: Workbench, file: WorkspaceFile): readonly IgnoreEntry[] {
  const entries = ignoreEntriesFor(workbench, file.uri);
  if (entries.length === 0 || isUndecodable(file)) return entries;
  const rules = new Set(finish(reportAll(workbench, file)).map(({ rule }) => rule));
  return entries.filter(({ rule }) => rules.has(rule));
}

function* reportAll(workbench: Workbench, file: WorkspaceFile): Generator<void, readonly ReportedFinding[]> {
  const found: ReportedFinding[] = [];
  for (const document of file.documents) {
    for (const finding of reportDocument(workbench, file, document)) {
      if (finding === undefined) yield;
      else found.push(finding);
    }
    yield;
  }
  return found;
}

/** The findings of one document, with undefined between them where the work may be put aside. */
function* reportDocument(
  workbench: Workbench,
  file: WorkspaceFile,
  document: FileDocument,
): Generator<ReportedFinding | undefined> {
  const environments = workbench.assembly.environmentsOf(file.uri);
  const versions = new Set(environments.map((environment) => environment.kubernetesVersion));
  if (versions.size === 0) versions.add(workbench.snapshot.settings.kubernetesVersion);
  const seen = new Set<string>();
  const once = function* (rule: Rule, findings: readonly Finding[]): Generator<ReportedFinding> {
    for (const finding of findings) {
      const severity = severityOf(workbench, file.uri, rule, finding.severity);
      if (severity === 'off') continue;
      const reported = reportOne(workbench, file, document, rule.id, severity, finding);
      const key = reported && `${rule.id} ${reported.range.start} ${reported.range.end} ${reported.message}`;
      if (reported === undefined || key === undefined || seen.has(key)) continue;
      seen.add(key);
      yield reported;
    }
  };
  if (document.syntax !== undefined) {
    const language = file.source?.syntax.language ?? 'yaml';
    const { syntaxReportedByOthers } = workbench.snapshot.settings;
    const isSaid = (rule: Rule): boolean =>
      syntaxReportedByOthers.includes(language) && (rule.id === 'syntax' || rule.id === 'duplicate-key');
    for (const kubernetesVersion of versions) {
      const subject = {
        document: document.syntax,
        language,
        kubernetesVersion,
        isConfiguration: isConfigurationFile(file.uri),
        countsMarker: document.countsMarker,
        listed: document.listed,
      };
      for (const { rule, findings } of checkDocument(subject)) if (!isSaid(rule)) yield* once(rule, findings);
    }
  }
  for (const { model } of document.manifests) {
    if (model.kind !== 'SeccompProfile') continue;
    const targets = profileTargets(model, environments);
    let hasErrors = false;
    for (const { rule, findings } of checkProfile(model)) {
      if (rule.needsWholeText === true && isBroken(document.syntax)) continue;
      const concerning = findings.filter(({ concerns }) => isConcerned(targets, concerns));
      for (const reported of once(rule, concerning)) {
        hasErrors ||= reported.severity === 'error';
        yield reported;
      }
    }
    if (isBroken(document.syntax)) continue;
    for (const [environment, own] of targets) {
      for (const { rule, findings } of yield* checkOnTarget(model, own)) {
        const told = findings.filter(({ isConsequence }) => isConsequence !== true || !hasErrors);
        yield* once(rule, targets.size === 1 ? told : told.map((one) => naming(one, environment)));
      }
    }
  }
  if (document.syntax?.problems.some(({ code }) => misleading.has(code))) return;
  for (const environment of environments) {
    for (const { rule, findings } of checkManifests(document, environment)) {
      yield* once(
        rule,
        environments.length === 1 ? findings : findings.map((finding) => naming(finding, environment)),
      );
    }
  }
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

/** Whether a document breaks its format in a way that leaves open what belongs together. */
function isBroken(document: SyntaxDocument | undefined): boolean {
  return document?.problems.some(({ code }) => !harmless.has(code)) === true;
}

const harmless: ReadonlySet<string> = new Set(['duplicate-key', 'json-comment', 'json-trailing-comma']);

function* checkManifests(
  document: FileDocument,
  environment: Environment,
): Generator<{ readonly rule: Rule; readonly findings: readonly Finding[] }> {
  for (const { model } of document.manifests) {
    if (model.kind === 'NetworkPolicy') yield* checkPolicy(model, environment);
  }
}

/** Where a file stands in several environments, an answer says which one it is about. */
function naming(finding: Finding, environment: Environment): Finding {
  return { ...finding, message: `In environment ${environment.name}: ${finding.message}` };
}

interface FoundPlace {
  readonly uri: string;
  readonly range: TextRange;
}

function reportOne(
  { snapshot }: Workbench,
  file: WorkspaceFile,
  document: FileDocument,
  rule: string,
  severity: Severity,
  finding: Finding,
): ReportedFinding | undefined {
  const resolve = (place: Place): FoundPlace | undefined => {
    if (place.kind === 'text') return { uri: file.uri, range: shiftRange(place.range, document.start) };
    const [first] = resolveOrigin(snapshot, place.origin);
    if (first === undefined) return undefined;
    return { uri: first.uri, range: place.part === 'key' ? first.keyOffsets : first.valueOffsets };
  };
  const at = resolve(finding.place);
  if (at === undefined || at.uri !== file.uri) return undefined;
  return {
    rule,
    severity,
    message: finding.message,
    apiServer: finding.apiServer,
    ...at,
    related: (finding.related ?? []).flatMap(({ message, place }) => {
      const found = resolve(place);
      return found === undefined ? [] : [{ message, ...found }];
    }),
    tags: finding.tags ?? [],
    fixes: (finding.fixes ?? []).flatMap((fix) => reportFix(snapshot, fix, resolve)),
  };
}

function reportFix(
  snapshot: Snapshot,
  { title, safe, edits }: Fix,
  resolve: (place: Place) => FoundPlace | undefined,
): ReportedFix[] {
  const written = edits.map((edit) => {
    if (!('place' in edit)) return formEdit(snapshot, edit);
    const at = resolve(edit.place);
    return at && { ...at, newText: edit.newText };
  });
  const known = written.filter((edit) => edit !== undefined);
  return known.length < edits.length ? [] : [{ title, safe, edits: known }];
}

import type { Assembly } from '../assembly/assemble.ts';
import type { IgnoreEntry } from '../assembly/configuration.ts';
import type { Environment } from '../assembly/environment.ts';
import type { TextRange } from '../base/range.ts';
import { finish } from '../base/steps.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import type { FileDocument, WorkspaceFile } from '../workspace/file.ts';
import { checkDocumentInSteps } from './check.ts';
import { configuration } from './configuration/configuration.ts';
import { namedSnapshots } from './configuration/namedSnapshots.ts';
import { buildsReading, environmentFindings } from './environmentFindings.ts';
import type { Finding, ReportedFinding } from './finding.ts';
import { profileFindings, type Scope } from './profileFindings.ts';
import { reported } from './reported.ts';
import type { Rule } from './rule.ts';
import { applySuppressions } from './suppression/apply.ts';
import { ignoreEntriesFor, withoutIgnored } from './suppression/ignoreEntries.ts';
import { isUndecodable } from './suppression/undecodable.ts';
import { Told } from './told.ts';
import type { Workbench } from './workbench.ts';

/**
 * All findings of one file, most important first within a line, suppressions applied.
 * One document a step, so that a long file can be reported in slices of time.
 * @param file with its source; a closed file is read again for this
 */
export function* reportFile(
  workbench: Workbench,
  file: WorkspaceFile,
  scope: Scope = 'all',
): Generator<void, readonly ReportedFinding[]> {
  // Nobody has written what a cluster has listed.
  if (workbench.assembly.isClusterSnapshot(file.uri)) return [];
  const found = yield* reportAll(workbench, file, scope);
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
  const rules = new Set(finish(reportAll(workbench, file, 'all')).map(({ rule }) => rule));
  return entries.filter(({ rule }) => rules.has(rule));
}

function* reportAll(
  workbench: Workbench,
  file: WorkspaceFile,
  scope: Scope,
): Generator<void, readonly ReportedFinding[]> {
  const found: ReportedFinding[] = [];
  const place = placeOf(workbench, file);
  for (const document of file.documents) {
    for (const finding of yield* reportDocument(place, document, scope)) found.push(finding);
    yield;
  }
  found.push(...ofConfiguration(workbench, file));
  return [...found, ...(yield* environmentFindings(workbench, file, found, scope))];
}

/** What our own configuration names, where it is known what there is. */
function ofConfiguration(workbench: Workbench, file: WorkspaceFile): readonly ReportedFinding[] {
  if (!isConfigurationFile(file.uri)) return [];
  const context = { workbench, uri: file.uri, start: file.documents[0]?.start ?? 0 };
  return [...namedSnapshots(workbench, file)].flatMap(
    (finding) => reported(context, configuration, finding) ?? [],
  );
}

/** What the findings of all documents of a file depend on. */
interface Place {
  readonly workbench: Workbench;
  readonly file: WorkspaceFile;
  readonly environments: readonly Environment[];
  readonly versions: ReadonlySet<KubernetesVersion>;
  readonly isSaid: (rule: Rule) => boolean;
  /** Whether something that is not known takes the place of a part of the text, wherever the file is deployed. */
  readonly isVariable: (range: TextRange) => boolean;
}

function placeOf(workbench: Workbench, file: WorkspaceFile): Place {
  const environments = workbench.assembly.environmentsOf(file.uri);
  const versions = new Set(environments.map((environment) => environment.kubernetesVersion));
  if (versions.size === 0) versions.add(workbench.snapshot.settings.kubernetesVersion);
  const isSaid = isSaidElsewhere(workbench, file);
  return { workbench, file, environments, versions, isSaid, isVariable: variables(workbench, file) };
}

/** `${name}` where Flux puts something in its place. */
function variables({ assembly }: Workbench, file: WorkspaceFile): Place['isVariable'] {
  const text = file.source?.text;
  if (text?.includes('${') !== true) return () => false;
  const environments = assembly.environmentsOf(file.uri);
  const isFilled = environments.every((environment) =>
    buildsReading(assembly, environment, file.uri).some(({ build }) => build.filledIn.size > 0),
  );
  return ({ start, end }) => isFilled && environments.length > 0 && text.slice(start, end).includes('${');
}

/** The places of so many findings are found in no time. */
const fewFindings = 100;

/** The findings of one document, in steps. */
function* reportDocument(
  { workbench, file, environments, versions, isSaid, isVariable }: Place,
  document: FileDocument,
  scope: Scope,
): Generator<void, readonly ReportedFinding[]> {
  const context = { workbench, uri: file.uri, start: document.start };
  const told = new Told();
  const tell = (rule: Rule, findings: readonly Finding[]): void => {
    for (const finding of findings) {
      const found = reported(context, rule, finding);
      if (found !== undefined && !isVariable(found.range)) told.add(found);
    }
  };
  if (document.syntax !== undefined) {
    const language = file.source?.syntax.language ?? 'yaml';
    for (const kubernetesVersion of versions) {
      const subject = {
        document: document.syntax,
        language,
        kubernetesVersion,
        isConfiguration: isConfigurationFile(file.uri),
        countsMarker: document.countsMarker,
        listed: document.listed,
        isFollowed: language === 'json' && document === file.documents[0] && file.documents.length > 1,
      };
      for (const { rule, findings } of yield* checkDocumentInSteps(subject)) {
        if (!isSaid(rule)) tell(rule, findings);
      }
    }
  }
  for (const [index, manifest] of document.manifests.entries()) {
    if (manifest.model.kind !== 'SeccompProfile') continue;
    const subject = {
      workbench,
      file,
      document,
      environments,
      index,
      profile: manifest.model,
      locate: manifest.locate,
      bodyIn: manifest.bodyIn,
    };
    let pausedAt = told.findings.length;
    for (const found of profileFindings(subject, scope)) {
      if (found === undefined) yield;
      else tell(found.rule, found.findings);
      if (told.findings.length > pausedAt + fewFindings) {
        pausedAt = told.findings.length;
        yield;
      }
    }
  }
  return told.findings;
}

/** What another extension says of the text already; and of a patch, what is asked of whole objects. */
function isSaidElsewhere({ snapshot, assembly }: Workbench, file: WorkspaceFile): (rule: Rule) => boolean {
  const { syntaxReportedByOthers } = snapshot.settings;
  const language = file.source?.syntax.language ?? 'yaml';
  const isPart = isPartOfObjects(assembly, file.uri);
  return ({ id }) =>
    (syntaxReportedByOthers.includes(language) && (id === 'syntax' || id === 'duplicate-key')) ||
    (isPart && ofWholeObjects.has(id));
}

const ofWholeObjects: ReadonlySet<string> = new Set([
  'api-server-refuses',
  'api-server-warns',
  'unknown-field',
]);

/** Whether all environments of a file use it to change objects, and none takes its objects as they are. */
function isPartOfObjects(assembly: Assembly, uri: string): boolean {
  const environments = assembly.environmentsOf(uri);
  return (
    environments.length > 0 &&
    environments.every((environment) => {
      const builds = buildsReading(assembly, environment, uri);
      return builds.length > 0 && builds.every(({ build }) => !build.objectUris.has(uri));
    })
  );
}

import type { Assembly } from '../assembly/assemble.ts';
import type { BuiltObject, Rendering } from '../assembly/builds/rendering.ts';
import type { Environment } from '../assembly/environment.ts';
import { chosenFor } from '../assembly/inUse.ts';
import { once } from '../base/once.ts';
import { remembering } from '../base/remembering.ts';
import { nameOf } from '../base/uri.ts';
import { enumerate } from '../base/words.ts';
import type { Model } from '../manifests/model.ts';
import { misleading } from '../syntax/yaml/yamlProblems.ts';
import type { FileDocument, WorkspaceFile } from '../workspace/file.ts';
import { builtAdmissions } from './builds/builtAdmissions.ts';
import { commonWords } from './builds/commonWords.ts';
import { kustomizeRefuses } from './builds/kustomizeRefuses.ts';
import { checkBuild, type RuleFindings } from './check.ts';
import { checkObject } from './checkObject.ts';
import type { ReportedFinding, ReportedFix } from './finding.ts';
import { builtProfileFindings, type Scope } from './profileFindings.ts';
import { type PlaceContext, reported } from './reported.ts';
import { type SwitchedOn, switchedOn } from './switchedOn.ts';
import type { Workbench } from './workbench.ts';

/** What is built for an environment of a file, among other things from the file. */
export function buildsReading(
  assembly: Assembly,
  environment: Environment,
  uri: string,
): readonly Rendering[] {
  return assembly.renderingsOf(environment).filter(({ build }) => build.uris.includes(uri));
}

/**
 * What is found in the environments that a file belongs to, and stands in this file; where the user has chosen one of them,
 * only what holds in that. What holds in all of them is said once; else it is said of which it holds. One document, or
 * one built object, a step.
 * @param known what is said of the file already
 * @param scope what is looked for in seccomp profiles that are built
 */
export function* environmentFindings(
  workbench: Workbench,
  file: WorkspaceFile,
  known: readonly ReportedFinding[],
  scope: Scope,
): Generator<void, readonly ReportedFinding[]> {
  const environments = workbench.assembly.environmentsOf(file.uri);
  const said = once(() => new Set(known.map(placeKey)));
  const documentOf = ({ range }: ReportedFinding): FileDocument | undefined =>
    file.documents.findLast(({ start }) => start <= range.start);
  const wrong = once(() => new Set(known.filter(({ severity }) => severity === 'error').map(documentOf)));
  // kustomize refuses a document for what is told to be wrong in it already.
  const isEcho = (finding: ReportedFinding): boolean =>
    finding.rule === kustomizeRefuses.id && wrong().has(documentOf(finding));
  const found = new Map<string, Shared>();
  for (const environment of environments) {
    const own = new Set<string>();
    for (const finding of findingsIn(workbench, file, environment, scope)) {
      if (finding === undefined) {
        yield;
        continue;
      }
      if (isEcho(finding)) continue;
      const words =
        environments.length === 1
          ? finding.message
          : commonWords(workbench.assembly, environment, finding.message);
      const key = `${placeKey(finding)} ${finding.severity} ${words}`;
      if (own.has(key) || (finding.apiServer !== undefined && said().has(placeKey(finding)))) continue;
      own.add(key);
      const entry = found.get(key);
      if (entry === undefined) found.set(key, { finding, names: [environment.name], isAlike: true });
      else {
        entry.names.push(environment.name);
        entry.isAlike &&= entry.finding.message === finding.message;
      }
    }
  }
  const names = environments.map(({ name }) => name);
  const chosen = chosenFor(workbench, file.uri)?.name;
  const shown = [...found.values()].filter((shared) => chosen === undefined || shared.names.includes(chosen));
  return shown.map((shared) => ({
    ...shared.finding,
    message: messageOf(shared, names.length),
    fixes: shared.finding.fixes.map((fix) => sharing(workbench.assembly, fix)),
  }));
}

/**
 * What the environments of a file bring to its findings, by identity; most edits of one file leave that of most others
 * alone. What becomes of seccomp profiles may rest on all of an environment. Yields between two objects.
 */
export function* foundInEnvironments(
  workbench: Workbench,
  file: WorkspaceFile,
): Generator<void, readonly unknown[]> {
  const found: unknown[] = [];
  const rules = switchedOn(workbench, file.uri);
  for (const environment of workbench.assembly.environmentsOf(file.uri)) {
    const place = { workbench, environment, rules };
    const renderings = buildsReading(workbench.assembly, environment, file.uri);
    const models =
      renderings.length > 0
        ? renderings.flatMap(({ objects }) => objects.map(({ model }) => model))
        : modelsOf(file);
    const hasProfiles =
      renderings.some(({ profiles }) => profiles.length > 0) ||
      models.some(({ kind }) => kind === 'SeccompProfile');
    const { id, name, kubernetesVersion } = environment;
    found.push(id, name, kubernetesVersion, hasProfiles ? environment : undefined);
    for (const [index, model] of models.entries()) {
      if (index > 0) yield;
      found.push(ofModel(place, model));
    }
  }
  return found;
}

const modelsOf = remembering((file: WorkspaceFile): readonly Model[] =>
  file.documents.flatMap(({ manifests }) => manifests.map(({ model }) => model)),
);

interface Shared {
  /** As the first of the environments has it. */
  readonly finding: ReportedFinding;
  readonly names: string[];
  /** Whether all say it in the same words. */
  isAlike: boolean;
}

/** @param count of all environments of the file */
function messageOf({ finding, names, isAlike }: Shared, count: number): string {
  const isEverywhere = names.length === count;
  if (isEverywhere && isAlike) return finding.message;
  const [first] = names;
  const place = isEverywhere ? 'In every environment' : where(names);
  return `${place}${isAlike ? '' : `, here as in ${first}`}: ${finding.message}`;
}

function placeKey({ rule, range }: ReportedFinding): string {
  return `${rule} ${range.start} ${range.end}`;
}

/** As many as one reads. */
const namesShown = 5;

/** `In environment dev`, `In environments dev and prod`, `In 12 environments (a, b, c, d, e and others)` */
function where(names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1) return `In environment ${only}`;
  if (names.length > namesShown) {
    return `In ${names.length} environments (${names.slice(0, namesShown).join(', ')} and others)`;
  }
  return `In environments ${enumerate(names)}`;
}

/** A fix in a file that several environments share says so: it changes all of them. */
function sharing(assembly: Assembly, fix: ReportedFix): ReportedFix {
  const uris = new Set(fix.edits.map(({ uri }) => uri));
  const shared = [...uris].flatMap((uri) => {
    const names = assembly.environmentsOf(uri).map(({ name }) => name);
    if (names.length < 2) return [];
    const who =
      names.length > namesShown ? `${names.length} environments share` : `${enumerate(names)} share`;
    return [`in ${nameOf(uri)}, which ${who}`];
  });
  return shared.length === 0 ? fix : { ...fix, title: `${fix.title} (${shared.join('; ')})` };
}

/** With undefined between them where the work may be put aside. */
function* findingsIn(
  workbench: Workbench,
  file: WorkspaceFile,
  environment: Environment,
  scope: Scope,
): Generator<ReportedFinding | undefined> {
  const renderings = buildsReading(workbench.assembly, environment, file.uri);
  const place = { workbench, environment, rules: switchedOn(workbench, file.uri) };
  if (renderings.length === 0) {
    for (const document of file.documents) {
      yield* ofDocument(place, file, document);
      yield undefined;
    }
    return;
  }
  const context = { workbench, uri: file.uri, start: 0 };
  for (const { build, objects, profiles } of renderings) {
    yield* allReported(context, checkBuild(build));
    for (const object of objects) {
      yield* allReported(context, ofObject(place, object, file.uri));
      yield undefined;
    }
    for (const { profile, isFilledIn } of profiles) {
      // What is put in may say anything, but what each rule says by itself stands.
      const own = isFilledIn ? 'as written' : scope;
      for (const found of builtProfileFindings(workbench, file.uri, environment, profile, own)) {
        if (found === undefined) yield undefined;
        else yield* allReported(context, [found]);
      }
      yield undefined;
    }
  }
}

function* allReported(context: PlaceContext, found: readonly RuleFindings[]): Generator<ReportedFinding> {
  for (const { rule, findings } of found) {
    for (const finding of findings) {
      const own = reported(context, rule, finding);
      if (own !== undefined) yield own;
    }
  }
}

/** What rules look at beside a document. */
interface Surroundings {
  readonly workbench: Workbench;
  readonly environment: Environment;
  readonly rules: SwitchedOn;
}

function* ofDocument(
  place: Surroundings,
  file: WorkspaceFile,
  document: FileDocument,
): Generator<ReportedFinding> {
  if (document.syntax?.problems.some(({ code }) => misleading.has(code))) return;
  const context = { workbench: place.workbench, uri: file.uri, start: document.start };
  for (const { model } of document.manifests) yield* allReported(context, ofModel(place, model));
}

function ofObject(
  place: Surroundings,
  { model, root, isFilledIn }: BuiltObject,
  uri: string,
): readonly RuleFindings[] {
  const found = ofModel(place, model);
  const { workbench, environment } = place;
  return model.kind === 'NetworkPolicy' && !isFilledIn
    ? [...found, ...builtAdmissions(workbench, root, uri, environment.kubernetesVersion)]
    : found;
}

const nothing: readonly RuleFindings[] = [];

function ofModel({ workbench, environment, rules }: Surroundings, model: Model): readonly RuleFindings[] {
  if (model.kind === 'NetworkPolicy') return checkObject(rules.policies, model, environment, undefined);
  return model.kind === 'Workload' ? checkObject(rules.workloads, model, environment, workbench) : nothing;
}

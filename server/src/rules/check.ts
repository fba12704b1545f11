import type { Build } from '../assembly/kustomize/build/build.ts';
import { KeptWith } from '../base/keptWith.ts';
import { finish } from '../base/steps.ts';
import { type ProfileContext, type ProfilePart, partsOf } from '../seccomp/profile/parts.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';
import type { Finding } from './finding.ts';
import { buildRules, documentRules, profileRules, ruleIds } from './registry.ts';
import type { DocumentSubject, ProfileRule, Rule } from './rule.ts';

export interface RuleFindings {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

const documentCache = new KeptWith<SyntaxDocument, Map<string, readonly RuleFindings[]>>();

/** What the document rules find; computed once for a document's text and a target version. */
export function checkDocument(subject: Omit<DocumentSubject, 'ruleIds'>): readonly RuleFindings[] {
  return finish(checkDocumentInSteps(subject));
}

/** The same one rule a step, for a document may be long. */
export function* checkDocumentInSteps(
  subject: Omit<DocumentSubject, 'ruleIds'>,
): Generator<undefined, readonly RuleFindings[]> {
  const { language, kubernetesVersion, isConfiguration, countsMarker, listed, isFollowed } = subject;
  const key = [
    language,
    kubernetesVersion,
    isConfiguration,
    countsMarker,
    isFollowed,
    listed?.apiVersion,
    listed?.kind,
  ].join(' ');
  const cached = documentCache.get(subject.document) ?? new Map<string, readonly RuleFindings[]>();
  documentCache.set(subject.document, cached);
  const known = cached.get(key);
  if (known !== undefined) return known;
  const found: RuleFindings[] = [];
  for (const rule of documentRules) {
    const findings = rule.check({ ...subject, ruleIds });
    if (findings.length > 0) found.push({ rule, findings });
    yield undefined;
  }
  cached.set(key, found);
  return found;
}

interface ProfileFindings extends RuleFindings {
  readonly rule: ProfileRule;
}

const wholeRules = profileRules.filter(({ checkWhole }) => checkWhole !== undefined);
const partRules = profileRules.filter(({ check }) => check !== undefined);

const profileCache = new KeptWith<RawProfile, readonly ProfileFindings[]>();

/**
 * What the profile rules find; computed once for each part of a profile, and again only for those that change. Yields where
 * the work may be put aside: a list may hold a hundred thousand names.
 */
export function* checkProfile(profile: RawProfile): Generator<undefined, readonly ProfileFindings[]> {
  const known = profileCache.get(profile);
  if (known !== undefined) return known;
  const whole = partsOf(profile);
  yield undefined;
  const found: ProfileFindings[] = [];
  for (const part of whole.parts) found.push(...(yield* checkPart(part, whole.context)));
  for (const rule of wholeRules) found.push(...(yield* asFound(rule, rule.checkWhole?.(whole) ?? [])));
  profileCache.set(profile, found);
  return found;
}

const partCache = new WeakMap<ProfilePart, Map<ProfileContext, readonly ProfileFindings[]>>();

/** So many values of a part are looked at by one rule in no time. */
const manyValues = 1000;

function* checkPart(
  part: ProfilePart,
  context: ProfileContext,
): Generator<undefined, readonly ProfileFindings[]> {
  const cached = partCache.get(part) ?? new Map<ProfileContext, readonly ProfileFindings[]>();
  partCache.set(part, cached);
  const known = cached.get(context);
  if (known !== undefined) return known;
  const found: ProfileFindings[] = [];
  for (const rule of partRules) {
    found.push(...(yield* asFound(rule, rule.check?.(part, context) ?? [])));
    if (part.values.length + part.names.length > manyValues) yield undefined;
  }
  cached.clear();
  cached.set(context, found);
  yield undefined;
  return found;
}

/** So many findings of one rule are told of one part of a profile: nobody reads more, and editors show no more. */
const mostOfOneRule = 1000;

/** So many findings are made in no time. */
const fewFindings = 50;

function* asFound(
  rule: ProfileRule,
  findings: Iterable<Finding>,
): Generator<undefined, readonly ProfileFindings[]> {
  const told = yield* mostOf(findings);
  return told.length === 0 ? [] : [{ rule, findings: told }];
}

/** As many of the findings of one rule as are told, the last of which says how many there are. */
export function* mostOf(findings: Iterable<Finding>): Generator<undefined, readonly Finding[]> {
  const told: Finding[] = [];
  let count = 0;
  for (const finding of findings) {
    count++;
    if (count <= mostOfOneRule) told.push(finding);
    if (count % fewFindings === 0) yield undefined;
  }
  const last = told.at(-1);
  if (last === undefined || count === told.length) return told;
  const more = `${last.message} So it is in ${count - mostOfOneRule} more places.`;
  return [...told.slice(0, -1), { ...last, message: more }];
}

const buildCache = new WeakMap<Build, readonly RuleFindings[]>();

/** What the build rules find. */
export function checkBuild(build: Build): readonly RuleFindings[] {
  const known = buildCache.get(build);
  if (known !== undefined) return known;
  const found = buildRules.map((rule) => ({ rule, findings: rule.check(build) }));
  buildCache.set(build, found);
  return found;
}

import type { LabelSelector, Labels, SelectorRequirement, VaryingLabel } from '../kubernetes/labels.ts';

/** Whether something holds; `possibly` where it depends on what can't be read or is not in the files. */
export type Match = 'yes' | 'possibly' | 'no';

const rank: Readonly<Record<Match, number>> = { no: 0, possibly: 1, yes: 2 };

/** Both must hold. */
export function bothMatch(left: Match, right: Match): Match {
  return rank[left] < rank[right] ? left : right;
}

/** One of them must hold. */
function eitherMatch(left: Match, right: Match): Match {
  return rank[left] > rank[right] ? left : right;
}

/**
 * What is known of an object's labels: the labels themselves, or, for pods and namespaces that are not in the files,
 * only that a selector selects them.
 */
export type LabelFacts =
  | { readonly kind: 'labels'; readonly labels: Labels }
  | { readonly kind: 'selected'; readonly by: LabelSelector };

/** Whether a selector selects an object. All requirements must hold; none selects everything. */
export function matchSelector(selector: LabelSelector, facts: LabelFacts): Match {
  if (facts.kind === 'selected' && facts.by === selector) return 'yes';
  let match: Match = selector.open ? 'possibly' : 'yes';
  for (const requirement of selector.requirements) {
    match = bothMatch(match, matchRequirement(requirement, facts));
    if (match === 'no') return 'no';
  }
  return match;
}

export function matchRequirement(requirement: SelectorRequirement, facts: LabelFacts): Match {
  return facts.kind === 'labels'
    ? matchLabels(requirement, facts.labels)
    : matchSelected(requirement, facts.by);
}

/**
 * As Requirement.Matches of apimachinery (pkg/labels/selector.go): NotIn and DoesNotExist hold where the key is absent.
 * An absent key may stand in a hole of open labels.
 */
function matchLabels({ key, operator, values }: SelectorRequirement, labels: Labels): Match {
  const varying = labels.varying?.get(key);
  if (varying !== undefined) return matchVarying(operator, values, varying);
  const value = labels.values.get(key);
  if (value === undefined && labels.open) return 'possibly';
  switch (operator) {
    case 'In':
      return answer(value !== undefined && values.includes(value));
    case 'NotIn':
      return answer(value === undefined || !values.includes(value));
    case 'Exists':
      return answer(value !== undefined);
    case 'DoesNotExist':
      return answer(value === undefined);
  }
}

/** The value is not known: sure is what holds for every value that it may have. */
function matchVarying(
  operator: SelectorRequirement['operator'],
  values: readonly string[],
  label: VaryingLabel,
): Match {
  const present: Match = label.kind === 'oneOf' && label.mayBeAbsent ? 'possibly' : 'yes';
  if (operator === 'Exists') return present;
  if (operator === 'DoesNotExist') return opposite(present);
  const listed = isListed(values, label);
  const isIn = listed === 'no' ? 'no' : bothMatch(listed, present);
  return operator === 'In' ? isIn : opposite(isIn);
}

/** Whether the value, if there is one, is among the listed ones. */
function isListed(values: readonly string[], label: VaryingLabel): Match {
  if (label.kind === 'generated') return answerPossibly(values.some((value) => canBe(value, label)));
  const among = label.values.filter((value) => values.includes(value)).length;
  return among === label.values.length ? 'yes' : answerPossibly(among > 0);
}

function canBe(value: string, { prefix, rest }: Extract<VaryingLabel, { kind: 'generated' }>): boolean {
  if (!value.startsWith(prefix)) return false;
  return rest === 'any' || /^(0|[1-9][0-9]*)$/.test(value.slice(prefix.length));
}

function answerPossibly(canHold: boolean): Match {
  return canHold ? 'possibly' : 'no';
}

function opposite(match: Match): Match {
  return match === 'yes' ? 'no' : match === 'no' ? 'yes' : 'possibly';
}

function answer(holds: boolean): Match {
  return holds ? 'yes' : 'no';
}

/** What follows for a requirement from the requirements of another selector that is known to hold. */
function matchSelected(requirement: SelectorRequirement, by: LabelSelector): Match {
  let match: Match = 'possibly';
  for (const known of by.requirements) {
    if (known.key !== requirement.key) continue;
    const follows = implied(requirement, known);
    if (follows === 'no') return 'no';
    match = eitherMatch(match, follows);
  }
  return match;
}

/** The wanted requirement, given that the known one of the same key holds. */
function implied(wanted: SelectorRequirement, known: SelectorRequirement): Match {
  if (known.operator === 'DoesNotExist') {
    return answer(wanted.operator === 'DoesNotExist' || wanted.operator === 'NotIn');
  }
  if (known.operator === 'NotIn') return impliedByNotIn(wanted, known);
  // the key is there, and for In its value is one of the known ones
  if (wanted.operator === 'Exists') return 'yes';
  if (wanted.operator === 'DoesNotExist') return 'no';
  if (known.operator === 'Exists') return 'possibly';
  const listed = known.values.filter((value) => wanted.values.includes(value)).length;
  const holdsFor = wanted.operator === 'In' ? listed : known.values.length - listed;
  return holdsFor === known.values.length ? 'yes' : holdsFor === 0 ? 'no' : 'possibly';
}

function impliedByNotIn(wanted: SelectorRequirement, known: SelectorRequirement): Match {
  const covered = wanted.values.every((value) => known.values.includes(value));
  if (wanted.operator === 'NotIn' && covered) return 'yes';
  return wanted.operator === 'In' && covered ? 'no' : 'possibly';
}

/** Whether a requirement stands under `matchLabels`, and not under `matchExpressions`. */
export function isMatchLabel({ path }: SelectorRequirement): boolean {
  return /(?:^|\.)matchLabels[.[]/.test(path);
}

/** The selector without requirements, which selects everything. */
export const everything: LabelSelector = { requirements: [], open: false, path: '' };

/** Equal for selectors that select the same by the same words. */
export function selectorKey(selector: LabelSelector = everything): string {
  const requirements = selector.requirements.map(({ key, operator, values }) =>
    JSON.stringify([key, operator, [...values].sort()]),
  );
  return `${requirements.sort().join('')}${selector.open}`;
}

/** The items that a selector selects surely, and those that it may select. */
export interface Selection<T> {
  readonly surely: readonly T[];
  readonly possibly: readonly T[];
}

/** What a selector finds among what is there, and whether what it does not find is surely absent. */
export interface Selected<T> {
  readonly items: readonly T[];
  /** False where objects that are not in the files may be selected too. */
  readonly complete: boolean;
}

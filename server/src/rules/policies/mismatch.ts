import { nearest } from '../../base/nearest.ts';
import type { LabelSelector, SelectorRequirement } from '../../kubernetes/labels.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Contradiction } from '../../network/contradiction.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import type { Selection } from '../../network/selectors.ts';
import type { Finding, Fix, RelatedPlace, Rewording } from '../finding.ts';
import { originIn, valueAt } from './places.ts';
import { takenFromObject } from './takenFromObject.ts';

/** What is asked of an index of labels, whatever carries them; nothing is added to it any more. */
export interface LabelSource {
  readonly keys: () => Iterable<string>;
  readonly valuesOf: (key: string) => ReadonlyMap<string, readonly unknown[]>;
  readonly select: (selector: LabelSelector) => Selection<unknown>;
}

export interface Mismatch {
  readonly policy: NetworkPolicy;
  readonly selector: LabelSelector;
  /** Of all that could have matched. */
  readonly indexes: readonly LabelSource[];
  /** The pods that could have matched; none where namespaces are looked for. */
  readonly pods: readonly KnownPods[];
  /** `No pod in namespace shop` */
  readonly what: string;
  /** That nothing else could match is concluded from what is there, not said by the user. */
  readonly isConcluded: boolean;
  /** What follows, as the end of a sentence. */
  readonly consequence: string;
}

/** Says which requirement is to blame and which label it most likely means. */
export function explainMismatch({
  policy,
  selector,
  indexes,
  pods,
  what,
  isConcluded,
  consequence,
}: Mismatch): Finding {
  const at = (path: string, part: 'key' | 'value'): Rewording['reword'] => ({
    kind: 'origin',
    origin: originIn(policy, path),
    part,
  });
  const culprit = selector.requirements.find((requirement) => !isMet(requirement, selector, indexes));
  if (culprit === undefined) {
    const all = selector.requirements.map(inWords).join(' and ');
    return {
      message: `${what} has ${all} at once, so ${consequence}. Each of these labels exists, but not together.`,
      place: at(selector.path, 'key'),
    };
  }
  const path = placeOf(culprit);
  const taken = takenFromObject(culprit, pods);
  if (taken !== undefined) {
    return {
      message: `${what} ${isWith(culprit)}, so ${consequence}. ${taken.message}`,
      place: at(path, 'value'),
      related: taken.related,
      fixes: taken.instead === undefined ? [] : [fix(culprit, { ...taken.instead, index: 0 }, at)],
    };
  }
  const meant = suggestion(culprit, indexes);
  const isLabel = !isExpression(culprit.path);
  if (meant === undefined) {
    const [where, limit] = isConcluded ? [' in these files', ' as far as these files go'] : ['', ''];
    return {
      message: `${what}${where} ${isWith(culprit)}, so${limit} ${consequence}.${known(culprit.key, indexes)}`,
      place: at(path, 'value'),
      // Without a near label it may as well be that the files are not all there is.
      ...(isConcluded ? { severity: 'info' } : {}),
    };
  }
  return {
    message: `${what} ${isWith(culprit)}, so ${consequence}. Did you mean ${meant.value === undefined ? meant.key : `${meant.key}=${meant.value}`}?`,
    place: at(path, meant.key !== culprit.key && isLabel ? 'key' : 'value'),
    fixes: [fix(culprit, meant, at)],
  };
}

/** Says which requirements exclude each other, so that nothing can ever match. */
export function explainContradiction(
  policy: NetworkPolicy,
  contradiction: Contradiction,
  kind: 'pod' | 'namespace',
  consequence: string,
): Finding {
  const last = contradiction.at(-1);
  const path = last === undefined ? 'spec' : placeOf(last);
  const others = contradiction.slice(0, -1).map(
    (requirement): RelatedPlace => ({
      message: `The other condition: ${inWords(requirement)}`,
      place: valueAt(originIn(policy, placeOf(requirement))),
    }),
  );
  const all = contradiction.map(inWords).join(' and ');
  return {
    message: `No ${kind} can have ${all} at once, so ${consequence}, whatever ${kind}s there are.`,
    place: valueAt(originIn(policy, path)),
    related: others,
  };
}

/** An expression's own range is several lines: its list says what is asked for, or its key where there is no list. */
function placeOf({ path, values }: SelectorRequirement): string {
  return isExpression(path) ? `${path}.${values.length > 0 ? 'values' : 'key'}` : path;
}

function isExpression(path: string): boolean {
  return /\[\d+\]$/.test(path);
}

function isMet(
  requirement: SelectorRequirement,
  selector: LabelSelector,
  indexes: readonly LabelSource[],
): boolean {
  const alone: LabelSelector = { ...selector, requirements: [requirement] };
  return indexes.some((index) => {
    const { surely, possibly } = index.select(alone);
    return surely.length + possibly.length > 0;
  });
}

function isWith(requirement: SelectorRequirement): string {
  const { key, operator } = requirement;
  return operator === 'DoesNotExist' ? `is without the label ${key}` : `has ${inWords(requirement)}`;
}

function inWords({ key, operator, values }: SelectorRequirement): string {
  switch (operator) {
    case 'In':
      return values.length === 1
        ? `the label ${key}=${values[0]}`
        : `the label ${key} with one of ${values.join(', ')}`;
    case 'NotIn':
      return `a label ${key} other than ${values.join(', ')}`;
    case 'Exists':
      return `a label ${key}`;
    case 'DoesNotExist':
      return `no label ${key}`;
  }
}

interface MeantLabel {
  readonly key: string;
  /** Undefined: the key alone is meant otherwise. */
  readonly value: string | undefined;
  /** Of the written value that it takes the place of. */
  readonly index: number;
}

/** The nearest label: the same key with a similar value, or a value under a similar or, failing that, any one key. */
function suggestion(
  { key, operator, values }: SelectorRequirement,
  indexes: readonly LabelSource[],
): MeantLabel | undefined {
  const keys = new Set(indexes.flatMap((index) => [...index.keys()]));
  if (operator === 'Exists') {
    const near = nearest(key, keys);
    return near === undefined ? undefined : { key: near, value: undefined, index: 0 };
  }
  if (operator !== 'In') return undefined;
  for (const [index, value] of values.entries()) {
    const near = nearest(
      value,
      indexes.flatMap((each) => nearestIn(each.valuesOf(key), value) ?? []),
    );
    if (near !== undefined) return { key, value: near, index };
  }
  const [value] = values;
  const carrying = [...keys].filter((other) =>
    indexes.some((index) => values.some((one) => index.valuesOf(other).has(one))),
  );
  const other = nearest(key, carrying) ?? (carrying.length === 1 ? carrying[0] : undefined);
  if (value === undefined || other === undefined || other === key) return undefined;
  return { key: other, value: values.length === 1 ? value : undefined, index: 0 };
}

type Values = ReturnType<LabelSource['valuesOf']>;

const nearestKnown = new WeakMap<Values, Map<string, string | undefined>>();

/** The nearest of the values in one index: after an edit those of most namespaces are the same ones. */
function nearestIn(values: Values, value: string): string | undefined {
  const known = nearestKnown.get(values) ?? new Map<string, string | undefined>();
  nearestKnown.set(values, known);
  if (!known.has(value)) known.set(value, nearest(value, values.keys()));
  return known.get(value);
}

/** The values that the key does have, a few of them. */
function known(key: string, indexes: readonly LabelSource[]): string {
  const values = [...new Set(indexes.flatMap((index) => [...index.valuesOf(key).keys()]))].sort();
  if (values.length === 0) return ` No label ${key} is there at all.`;
  const shown = values.slice(0, 5).join(', ');
  return ` Values of ${key} that are there: ${shown}${values.length > 5 ? ' and others' : ''}.`;
}

function fix(
  culprit: SelectorRequirement,
  { key, value, index }: MeantLabel,
  at: (path: string, part: 'key' | 'value') => Rewording['reword'],
): Fix {
  const inExpression = isExpression(culprit.path);
  const keyPlace = inExpression ? at(`${culprit.path}.key`, 'value') : at(culprit.path, 'key');
  const valuePlace = at(inExpression ? `${culprit.path}.values[${index}]` : culprit.path, 'value');
  const isOther = value !== undefined && value !== culprit.values[index];
  return {
    title: `Change to ${value === undefined ? `the label ${key}` : `${key}: ${value}`}`,
    safe: false,
    edits: [
      ...(key === culprit.key ? [] : [{ reword: keyPlace, as: key }]),
      ...(isOther ? [{ reword: valuePlace, as: value }] : []),
    ],
  };
}

import type { Direction, NetworkPolicy, PolicyRule } from '../../../kubernetes/networkPolicy.ts';
import type { KubernetesObject } from '../../../kubernetes/objects.ts';

/** A part of an object that an edit has changed. */
export interface ChangedPart {
  /** From the object on, the nearest first: an element that is gone is shown by what was around it. */
  readonly paths: readonly string[];
  /** The object as it would be without this change; undefined: it would not be there. */
  readonly undone: KubernetesObject | undefined;
  /** The object as it was, but for this change. */
  readonly done: KubernetesObject;
}

/**
 * The parts of an object that mean something else than before, each by itself where it is a policy.
 * @param before undefined: it was not there
 */
export function changedParts(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
): readonly ChangedPart[] {
  if (before === undefined) return [{ paths: [''], undone: undefined, done: after }];
  if (meaning(before) === meaning(after)) return [];
  if (before.kind === 'NetworkPolicy' && after.kind === 'NetworkPolicy') return policyParts(before, after);
  const paths = after.kind === 'Workload' ? [after.labelsPath, ''] : [''];
  return [{ paths, undone: { ...before, origin: after.origin }, done: after }];
}

function policyParts(before: NetworkPolicy, after: NetworkPolicy): readonly ChangedPart[] {
  const parts: ChangedPart[] = [];
  const add = (paths: readonly string[], was: Partial<NetworkPolicy>, is: Partial<NetworkPolicy>): void => {
    parts.push({ paths: [...paths, 'spec', ''], undone: { ...after, ...was }, done: { ...before, ...is } });
  };
  const addChanged = (path: string, was: Partial<NetworkPolicy>, is: Partial<NetworkPolicy>): void => {
    if (meaning(was) !== meaning(is)) add([path], was, is);
  };
  const limitsOf = ({ isolates, mayIsolateMore }: NetworkPolicy) => ({ isolates, mayIsolateMore });
  const { podSelector } = after;
  addChanged(podSelector.path, { podSelector: before.podSelector }, { podSelector });
  addChanged('spec.policyTypes', limitsOf(before), limitsOf(after));
  for (const direction of ['ingress', 'egress'] as const) {
    for (const { paths, was, is } of changedRules(before[direction], after[direction], direction)) {
      add(paths, { [direction]: was }, { [direction]: is });
    }
  }
  return parts;
}

interface ChangedRule {
  readonly paths: readonly string[];
  /** The rules of now without the change, and those of before with it. */
  readonly was: readonly PolicyRule[];
  readonly is: readonly PolicyRule[];
}

/**
 * Rules that stand in both lists are left aside, wherever they stand. Of the others the first one is taken for what the first
 * one was, and so on.
 */
function* changedRules(
  old: readonly PolicyRule[],
  fresh: readonly PolicyRule[],
  direction: Direction,
): Generator<ChangedRule> {
  const gone = without(old, fresh);
  const come = without(fresh, old);
  for (const [index, rule] of come.entries()) {
    const before = gone[index];
    yield {
      paths: rulePaths(rule, before),
      was: fresh.flatMap((one) => (one === rule ? (before ?? []) : one)),
      is: before === undefined ? [...old, rule] : old.map((one) => (one === before ? rule : one)),
    };
  }
  for (const rule of gone.slice(come.length)) {
    yield { paths: [`spec.${direction}`], was: [...fresh, rule], is: old.filter((one) => one !== rule) };
  }
}

/** The one item that is new in a rule, else the rule. */
function rulePaths(rule: PolicyRule, was: PolicyRule | undefined): readonly string[] {
  const items = [...without(rule.peers, was?.peers ?? []), ...without(rule.ports, was?.ports ?? [])];
  const [only, ...others] = was === undefined ? [] : items;
  const whole = [rule.origin.path];
  return only === undefined || others.length > 0 ? whole : [only.origin.path, ...whole];
}

/** Those of a list that mean what none of another list means. */
function without<T>(items: readonly T[], others: readonly T[]): readonly T[] {
  const known = new Set(others.map(meaning));
  return items.filter((item) => !known.has(meaning(item)));
}

/** The same for values that differ at most in where they are written. */
export function meaning(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if (key === 'origin' || key === 'path') return undefined;
    return item instanceof Map ? [...item] : item;
  });
}

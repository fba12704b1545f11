import {
  type Built,
  type BuiltMapping,
  type BuiltSequence,
  field,
  mapping,
  type Place,
  scalar,
  sequence,
  textOf,
  withField,
} from '../tree/built.ts';
import { splitPath } from './fieldSpec.ts';

/**
 * The steps of a replacement's path, such as `spec.template.spec.containers.[name=web].image`; brackets keep dots together
 * (sigs.k8s.io/kustomize/kyaml/utils, SmarterPathSplitter).
 */
export function splitFieldPath(path: string): readonly string[] {
  const steps: string[] = [];
  const parts = [...splitPath(path, '.')];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    if (!part.startsWith('[') || part.endsWith(']')) {
      steps.push(part);
      continue;
    }
    let bracketed = part;
    while (parts.length > 0 && !bracketed.endsWith(']')) bracketed += `.${parts.shift()}`;
    steps.push(bracketed.includes('=') ? bracketed : bracketed.replaceAll(/^\[+|\]+$/g, ''));
  }
  return steps;
}

/** The one value at a path, whose bracketed steps name items exactly; undefined where it is not there. */
export function valueAtPath(root: Built, steps: readonly string[]): Built | undefined {
  let node: Built | undefined = root;
  for (const step of steps.map((text) => text.trim()).filter((text) => text !== '')) {
    if (node === undefined) return undefined;
    const condition = conditionOf(step);
    if (node.kind !== 'sequence') node = condition === undefined ? field(node, step) : undefined;
    else if (condition !== undefined) {
      node = node.items.find((item) => textOf(valueFor(item, condition.key)) === condition.value);
    } else node = step === '-' ? node.items.at(-1) : node.items[/^\d+$/.test(step) ? Number(step) : -1];
  }
  return node;
}

/**
 * Writes every value at a path, in which `*` stands for each item and the values in brackets are regular expressions.
 * @param created what is to be made of what is not there; undefined: it is not made
 * @returns undefined where the path leads nowhere
 */
export function writeAtPath(
  root: BuiltMapping,
  steps: readonly string[],
  created: Built | undefined,
  set: (old: Built) => Built,
): BuiltMapping | undefined {
  let count = 0;
  const walk = (node: Built, at: number): Built | undefined => {
    const step = steps[at];
    if (step === undefined) {
      count++;
      return set(node);
    }
    if (node.kind === 'sequence') return walkList(node, step, at);
    if (node.kind !== 'mapping' || conditionOf(step) !== undefined || step === '*') return undefined;
    const old = field(node, step);
    const child = old ?? (created && empty(steps[at + 1], created));
    const written = child && walk(child, at + 1);
    return written === undefined ? node : withField(node, step, written);
  };
  const walkList = (node: BuiltSequence, step: string, at: number): Built => {
    const isMeant = itemMatcher(step);
    const before = count;
    const items = node.items.map((item, index) =>
      isMeant(item, index) ? (walk(item, at + 1) ?? item) : item,
    );
    if (count > before || created === undefined) return { ...node, items };
    const made = newItem(node, step, steps[at + 1], created);
    const written = made && walk(made, at + 1);
    return written === undefined ? { ...node, items } : { ...node, items: [...items, written] };
  };
  const written = walk(root, 0);
  return count === 0 || written?.kind !== 'mapping' ? undefined : written;
}

interface Condition {
  readonly key: string;
  readonly value: string;
}

function conditionOf(step: string): Condition | undefined {
  const match = /^\[([^=]*)=(.*)\]$/s.exec(step);
  return match === null ? undefined : { key: match[1] ?? '', value: match[2] ?? '' };
}

function valueFor(item: Built, key: string): Built | undefined {
  return key === '' ? item : field(item, key);
}

function itemMatcher(step: string): (item: Built, index: number) => boolean {
  if (step === '*') return () => true;
  const condition = conditionOf(step);
  if (condition === undefined) return (_, index) => step === String(index);
  try {
    const pattern = new RegExp(condition.value);
    return (item) => {
      const value = valueFor(item, condition.key);
      return value !== undefined && pattern.test(textOf(value));
    };
  } catch {
    return () => false;
  }
}

function newItem(
  list: BuiltSequence,
  step: string,
  next: string | undefined,
  created: Built,
): Built | undefined {
  const condition = conditionOf(step);
  if (condition === undefined) return step === String(list.items.length) ? empty(next, created) : undefined;
  const value = scalar(condition.value, created.place);
  return condition.key === '' ? value : withField(mapping(created.place), condition.key, value);
}

/** A list where the next step names an item, else a mapping; at the end what the value is. */
function empty(next: string | undefined, { place, kind }: Built): Built {
  if (next === undefined) return emptyOf(kind, place);
  return /^(\d+|\[.*\])$/.test(next) ? sequence(place, []) : mapping(place);
}

function emptyOf(kind: Built['kind'], place: Place): Built {
  if (kind === 'mapping') return mapping(place);
  if (kind === 'sequence') return sequence(place, []);
  return { kind: 'scalar', style: 'plain', source: '', value: null, range: place.value, place };
}

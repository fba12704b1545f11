import type { Report } from '../problem.ts';
import type { MergeShape } from '../tables/mergeKeys.ts';
import {
  type Built,
  type BuiltMapping,
  field,
  inPlaceOf,
  isMissing,
  isNull,
  keyOf,
  textOf,
  withField,
  withoutField,
} from '../tree/built.ts';
import { takeDirective } from './directives.ts';
import { mergeItems } from './mergeItems.ts';

/** `undefined` of a value: it is not there. */
type Maybe = Built | undefined;

/**
 * Merges a patch into a value as kustomize does: mappings entry by entry, lists item by item where the type says by which
 * keys, all else as a whole; null takes an entry away (sigs.k8s.io/kustomize/kyaml/yaml/merge2 and walk).
 * @param shape of the type; undefined where nothing is known of it
 * @returns undefined where nothing is left
 */
export function mergeValue(old: Maybe, patch: Maybe, shape: MergeShape | undefined, report: Report): Maybe {
  const [first] = [old, patch].filter((node) => !isMissing(node));
  if (first === undefined) return isKeptNull(old, patch) ? old : undefined;
  const other = first === old ? patch : undefined;
  if (other !== undefined && !isNull(other) && other.kind !== first.kind && other.kind !== 'hole') {
    if (first.kind !== 'hole') {
      report(
        `The patch has ${words[other.kind]} here, and what it patches ${words[first.kind]}.`,
        other.place,
      );
      return old;
    }
  }
  switch (first.kind) {
    case 'mapping':
      return mergeMapping(old, patch, shape, report);
    case 'sequence':
      return shape?.mergeKeys === undefined ? replaced(old, patch) : mergeList(old, patch, shape, report);
    default:
      return replaced(old, patch);
  }
}

const words = {
  mapping: 'a mapping',
  sequence: 'a list',
  scalar: 'a single value',
  hole: 'something unknown',
};

/** A null that is written out stays where a patch says nothing of it; an entry without a value goes. */
function isKeptNull(old: Maybe, patch: Maybe): boolean {
  return patch === undefined && old?.kind === 'scalar' && (old.source !== '' || old.isUntyped === true);
}

function replaced(old: Maybe, patch: Maybe): Maybe {
  if (patch === undefined) return old;
  return isNull(patch) ? undefined : inPlaceOf(patch, old);
}

function mergeMapping(old: Maybe, patch: Maybe, shape: MergeShape | undefined, report: Report): Maybe {
  if (patch !== undefined && isNull(patch)) return undefined;
  const taken = patch?.kind === 'mapping' ? takeDirective(patch, report) : undefined;
  if (taken?.directive === 'delete') return undefined;
  const change = taken?.mapping;
  const isNew = isMissing(old) || taken?.directive === 'replace';
  const base = isNew ? change && inPlaceOf(change, old) : old;
  if (base?.kind !== 'mapping') return base;
  return mergeEntries(base, isNew ? base : change, shape, report);
}

function mergeEntries(
  base: BuiltMapping,
  change: BuiltMapping | undefined,
  shape: MergeShape | undefined,
  report: Report,
): BuiltMapping {
  const keys = new Set([...base.entries, ...(change?.entries ?? [])].map(keyOf));
  let result = base;
  for (const key of [...keys].sort()) {
    const before = field(base, key);
    const value = mergeValue(quoted(before), field(change, key), shape?.fields?.[key], report);
    if (value === undefined) result = withoutField(result, key);
    else if (value !== before) result = withField(result, key, value);
  }
  return result;
}

/** A value of which kustomize has forgotten the type: it writes it in quotes from then on, where it would else be no text. */
function quoted(node: Maybe): Maybe {
  if (node?.kind !== 'scalar' || node.isUntyped !== true || typeof node.value === 'string') return node;
  if (node.source === '') return node;
  const { isUntyped: _, ...known } = node;
  const value = textOf(node);
  return { ...known, style: 'double-quoted', source: JSON.stringify(value), value };
}

function mergeList(old: Maybe, patch: Maybe, shape: MergeShape, report: Report): Maybe {
  if (patch !== undefined && isNull(patch)) return undefined;
  const taken = patch?.kind === 'sequence' ? takeDirective(patch, report) : undefined;
  if (taken?.directive === 'delete' && !isMissing(old)) return undefined;
  const change = taken?.sequence;
  const isNew = isMissing(old) || taken?.directive === 'replace';
  const base = isNew ? change && inPlaceOf(change, old) : old;
  if (base?.kind !== 'sequence') return base;
  return mergeItems(base, isNew ? base : change, shape, (item, other) =>
    mergeValue(item, other, shape.items, report),
  );
}

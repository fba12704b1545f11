import { nearest } from '../../../base/nearest.ts';
import type { ProblemFix, Report } from '../problem.ts';
import { type Built, type BuiltMapping, isNull, keyOf, stringOf, textOf } from '../tree/built.ts';
import type { Shape } from './shape.ts';

/**
 * Reports what kustomize's decoder refuses: unknown keys and wrong types, and no value that is null
 * (sigs.k8s.io/kustomize/api/types, Kustomization.Unmarshal).
 * @returns the value with its keys in their proper spelling, for Go reads them in any case
 */
export function checkShape(node: Built, shape: Shape, report: Report, name = 'A kustomization'): Built {
  if (isNull(node) || node.kind === 'hole' || shape.kind === 'any') return node;
  switch (shape.kind) {
    case 'mapping':
      return node.kind === 'mapping'
        ? checkMapping(node, shape, report, name)
        : refused(node, 'a mapping', name, report);
    case 'list': {
      if (node.kind !== 'sequence') return refused(node, 'a list', name, report);
      return { ...node, items: node.items.map((item) => checkShape(item, shape.items, report, name)) };
    }
    case 'texts': {
      if (node.kind !== 'mapping') return refused(node, 'a mapping', name, report);
      for (const entry of node.entries) checkShape(entry.value, { kind: 'text' }, report, keyOf(entry));
      return node;
    }
    case 'text':
      return isScalar(node, 'string')
        ? node
        : refused(node, 'a text (in quotes, if need be)', name, report, inQuotes(node));
    case 'boolean':
      return isScalar(node, 'boolean')
        ? node
        : refused(node, 'true or false', name, report, bare(node, /^(true|false)$/));
    case 'integer':
      return isScalar(node, 'number') && !/[.e]/i.test(textOf(node))
        ? node
        : refused(node, 'a whole number', name, report, bare(node, /^\d+$/));
  }
}

function isScalar(node: Built, type: 'string' | 'boolean' | 'number'): boolean {
  return node.kind === 'scalar' && typeof node.value === type;
}

function checkMapping(
  node: BuiltMapping,
  shape: Shape & { readonly kind: 'mapping' },
  report: Report,
  name: string,
): Built {
  const entries = node.entries.map((entry) => {
    const written = keyOf(entry);
    const known = properKey(written, shape);
    if (known === undefined) {
      const meant = nearest(written, Object.keys(shape.keys));
      const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
      const place = { ...entry.value.place, value: entry.value.place.key };
      const fix = meant === undefined ? undefined : { title: `Write ${meant}`, newText: meant };
      report(`${name} has no key ${written}: kustomize refuses the file.${hint}`, place, fix);
      return entry;
    }
    const inner = shape.keys[known]?.shape ?? { kind: 'any' };
    const key = known === written ? entry.key : { ...entry.key, value: known };
    return { ...entry, key, value: checkShape(entry.value, inner, report, known) };
  });
  return { ...node, entries };
}

function properKey(written: string, { keys }: Shape & { readonly kind: 'mapping' }): string | undefined {
  if (Object.hasOwn(keys, written)) return written;
  return Object.keys(keys).find((key) => key.toLowerCase() === written.toLowerCase());
}

function refused(node: Built, wanted: string, name: string, report: Report, fix?: ProblemFix): Built {
  report(`${name} must be ${wanted}: kustomize refuses the file.`, node.place, fix);
  // what can't be read is left out
  return { kind: 'scalar', style: 'plain', source: '', value: null, range: node.range, place: node.place };
}

function inQuotes(node: Built): ProblemFix | undefined {
  if (node.kind !== 'scalar' || node.source === '') return undefined;
  return { title: `Put ${node.source} in quotes`, newText: JSON.stringify(node.source) };
}

function bare(node: Built, form: RegExp): ProblemFix | undefined {
  const text = stringOf(node);
  if (text === undefined || !form.test(text)) return undefined;
  return { title: `Write ${text} without quotes`, newText: text };
}

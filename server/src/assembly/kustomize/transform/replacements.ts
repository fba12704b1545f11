import type { ScalarValue } from '../../../syntax/tree.ts';
import { resolvePlainScalar } from '../../../syntax/yaml/resolvePlainScalar.ts';
import type { Report } from '../problem.ts';
import { type Gvk, isSelected } from '../resource/gvk.ts';
import { effectiveNamespace, type ResourceId } from '../resource/id.ts';
import { labelMatcher } from '../resource/labelSelector.ts';
import { anyIds, type Resource, withRoot } from '../resource/resource.ts';
import { metadataTexts } from '../resource/selector.ts';
import {
  type Built,
  type BuiltScalar,
  descend,
  field,
  inPlaceOf,
  isMissing,
  itemsOf,
  type Place,
  scalar,
  textOf,
} from '../tree/built.ts';
import { withoutSharing } from '../tree/shared.ts';
import { splitFieldPath, valueAtPath, writeAtPath } from './fieldPath.ts';
import type { Transformer } from './transformer.ts';

/** Copies a value from one object to others (sigs.k8s.io/kustomize/api/filters/replacement/replacement.go). */
export function replaceValues(replacement: Built): Transformer {
  return (resources, report) => {
    const targets = field(replacement, 'targets');
    const source = field(replacement, 'source');
    const written = field(replacement, 'sourceValue');
    if ((source === undefined) === (written === undefined) || itemsOf(targets).length === 0) {
      report(
        'A replacement needs one of source and sourceValue, and targets.',
        (source ?? replacement).place,
      );
      return resources;
    }
    const value = written ?? (source && sourceValue(resources, source, report));
    if (value === undefined) return resources;
    return itemsOf(targets).reduce((current, target) => replaceIn(current, target, value, report), resources);
  };
}

function sourceValue(resources: readonly Resource[], source: Built, report: Report): Built | undefined {
  const matches = resources.filter((resource) => isMeant(resource, source));
  const [only] = matches;
  if (only === undefined || matches.length > 1) {
    const count = matches.length === 0 ? 'No object is' : `${matches.length} objects are`;
    report(`${count} what this source names; kustomize needs exactly one.`, source.place);
    return undefined;
  }
  const path = textOf(field(source, 'fieldPath')) || 'metadata.name';
  const found = valueAtPath(only.root, splitFieldPath(path));
  if (found === undefined || isEmpty(found)) {
    report(`The source has no ${path}.`, (field(source, 'fieldPath') ?? source).place);
    return undefined;
  }
  return part(withoutSharing(found), field(source, 'options'), report);
}

/** Null, an empty text, a mapping or a list without content (sigs.k8s.io/kustomize/kyaml/yaml, IsYNodeNilOrEmpty). */
function isEmpty(node: Built): boolean {
  switch (node.kind) {
    case 'mapping':
      return node.entries.length === 0;
    case 'sequence':
      return node.items.length === 0;
    case 'scalar':
      return isMissing(node) || textOf(node) === '';
    case 'hole':
      return false;
  }
}

/** One of the parts between delimiters, where the options ask for it. */
function part(value: Built, options: Built | undefined, report: Report): Built | undefined {
  const delimiter = textOf(field(options, 'delimiter'));
  if (options === undefined || delimiter === '') return value;
  if (value.kind !== 'scalar') {
    report('Only a single value can be split at a delimiter.', options.place);
    return undefined;
  }
  const index = Number(textOf(field(options, 'index')) || '0');
  const text = textOf(value).split(delimiter)[index];
  if (text === undefined) {
    report(`There is no part ${index} in ${textOf(value)}.`, options.place);
    return undefined;
  }
  return { ...scalar(text, value.place), ...(value.behind === undefined ? {} : { behind: value.behind }) };
}

function replaceIn(
  resources: readonly Resource[],
  target: Built,
  value: Built,
  report: Report,
): readonly Resource[] {
  const select = field(target, 'select');
  if (select === undefined) {
    report('This target does not say in which objects: select is missing.', target.place);
    return resources;
  }
  const rejected = itemsOf(field(target, 'reject'));
  return resources.map((resource) => {
    if (!isMeant(resource, select) || !matchesTexts(resource, select)) return resource;
    if (rejected.some((other) => isRejected(resource, other))) return resource;
    return write(resource, target, value, report);
  });
}

function isRejected(resource: Resource, selector: Built): boolean {
  const hasTexts = ['labelSelector', 'annotationSelector'].some((key) => textOf(field(selector, key)) !== '');
  if (hasTexts && matchesTexts(resource, selector)) return true;
  const hasId = ['group', 'version', 'kind', 'name', 'namespace'].some(
    (key) => textOf(field(selector, key)) !== '',
  );
  return hasId && isMeant(resource, selector);
}

/** Whether one of its ids, present or past, is what a selector names; left out is any. */
function isMeant(resource: Resource, selector: Built): boolean {
  const text = (key: string): string => textOf(field(selector, key));
  const gvk: Gvk = { group: text('group'), version: text('version'), kind: text('kind') };
  const [name, namespace] = [text('name'), text('namespace')];
  return anyIds(resource).some(
    (id) =>
      (name === '' || name === id.name) &&
      (namespace === '' || namespace === effectiveNamespace(asNamespaced(id))) &&
      isSelected(id, gvk),
  );
}

/** Here kustomize counts an object of no namespace as one in `default`. */
function asNamespaced(id: ResourceId): ResourceId {
  return { ...id, kind: '' };
}

function matchesTexts(resource: Resource, selector: Built): boolean {
  return (['labels', 'annotations'] as const).every((part) => {
    const text = textOf(field(selector, part === 'labels' ? 'labelSelector' : 'annotationSelector'));
    return text === '' || labelMatcher(text)?.(metadataTexts(resource, part)) === true;
  });
}

function write(resource: Resource, target: Built, value: Built, report: Report): Resource {
  const options = field(target, 'options');
  const create = textOf(field(options, 'create')) === 'true';
  const listed = itemsOf(field(target, 'fieldPaths'));
  const paths = listed.length === 0 ? [{ text: 'metadata.name', place: target.place }] : listed.map(asPath);
  let current = resource;
  for (const { text, place } of paths) {
    const { root } = current;
    const written = writeAtPath(root, splitFieldPath(text), create ? value : undefined, (old) => {
      const made = combined(old, value, options, place, report);
      if (made.kind === 'scalar' && made.misfit !== undefined) current = { ...current, mayMisfit: true };
      return made;
    });
    if (written === undefined) {
      const name = textOf(descend(root, 'metadata', 'name'));
      report(`${textOf(field(root, 'kind'))} ${name} has no ${text} for this replacement.`, place);
    } else current = withRoot(current, written);
  }
  return current;
}

function asPath(node: Built): { readonly text: string; readonly place: Place } {
  return { text: textOf(node), place: node.place };
}

/**
 * What stands in the target afterwards. Where a single value is there already, kustomize changes its text alone: it stays
 * a number, say, even where the new text is none. A list or a mapping has the empty text.
 */
function combined(old: Built, value: Built, options: Built | undefined, place: Place, report: Report): Built {
  const delimiter = textOf(field(options, 'delimiter'));
  if (delimiter !== '' && old.kind !== 'scalar') {
    report('Only a single value can be split at a delimiter.', place);
    return old;
  }
  if (old.kind !== 'scalar') return inPlaceOf(value, old);
  const text = delimiter === '' ? textOf(value) : joined(textOf(old), textOf(value), delimiter, options);
  const plain = plainScalar(text);
  if (old.source === '' || old.isUntyped === true) {
    const source = typeof plain === 'string' ? JSON.stringify(plain) : text;
    const made: Built = { ...scalar(plain, value.place), source, isUntyped: true };
    return old.source === '' ? made : inPlaceOf(made, old);
  }
  const typed = old.misfit?.typed ?? old;
  if (typeof typed.value === 'string') return inPlaceOf(scalar(text, value.place), old);
  if (typeof plain === typeof typed.value && !isFraction(plain, typed)) {
    return inPlaceOf(scalar(plain, value.place), old);
  }
  const message = `${typed.source} is no text, and “${text}” can’t take its place: kustomize refuses the build.`;
  return inPlaceOf({ ...scalar(text, value.place), misfit: { typed, message, place } }, old);
}

/** A text without quotes, as kustomize's reader takes it: of the words for booleans only two are some to it. */
function plainScalar(text: string): ScalarValue {
  const value = resolvePlainScalar(text);
  return typeof value === 'boolean' && !/^(true|false)$/i.test(text) ? text : value;
}

/** Whether a number with a fraction would take the place of a whole one. */
function isFraction(value: ScalarValue, old: BuiltScalar): boolean {
  return typeof value === 'number' && !Number.isInteger(value) && Number.isInteger(old.value);
}

function joined(old: string, value: string, delimiter: string, options: Built | undefined): string {
  const parts = old.split(delimiter);
  const index = Number(textOf(field(options, 'index')) || '0');
  if (index < 0) return [value, ...parts].join(delimiter);
  if (index >= parts.length) return [...parts, value].join(delimiter);
  return parts.with(index, value).join(delimiter);
}

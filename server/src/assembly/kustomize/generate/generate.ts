import type { Report } from '../problem.ts';
import { type Resource, resourceOf } from '../resource/resource.ts';
import {
  type Built,
  type BuiltMapping,
  entriesOf,
  field,
  itemsOf,
  keyOf,
  mapping,
  type Place,
  scalar,
  textOf,
  withField,
} from '../tree/built.ts';
import { base64 } from './base64.ts';

/** Reads a file beside the kustomization: its text, where it can be known; undefined where there is none, which is reported. */
export type ReadFile = (path: string, place: Place) => { readonly text: string | undefined } | undefined;

export interface GeneratedFrom {
  readonly kind: 'ConfigMap' | 'Secret';
  /** An item of `configMapGenerator` or `secretGenerator`. */
  readonly args: Built;
  /** `generatorOptions` of the kustomization. */
  readonly options: Built | undefined;
}

interface Pair {
  readonly key: string;
  /** Undefined where it can't be known. */
  readonly value: string | undefined;
  readonly place: Place;
}

/** Makes a ConfigMap or a Secret (sigs.k8s.io/kustomize/api/internal/generators). Undefined where it can't be made. */
export function generate(
  { kind, args, options }: GeneratedFrom,
  read: ReadFile,
  report: Report,
): Resource | undefined {
  const name = textOf(field(args, 'name'));
  if (name === '') {
    report(`A ${kind} that is generated must have a name.`, args.place);
    return undefined;
  }
  const { place } = args;
  const pairs = [...envPairs(args, read), ...literalPairs(args, report), ...filePairs(args, read, report)];
  const seen = new Set<string>();
  for (const pair of pairs) {
    if (seen.has(pair.key)) report(`${kind} ${name} has the key ${pair.key} twice.`, pair.place);
    seen.add(pair.key);
  }
  const text = (value: string, at: Place = place): Built => scalar(value, at);
  let metadata = withField(mapping(place), 'name', text(name, (field(args, 'name') ?? args).place));
  const namespace = field(args, 'namespace');
  if (textOf(namespace) !== '') metadata = withField(metadata, 'namespace', namespace ?? text(''));
  let root: BuiltMapping = withField(mapping(place), 'apiVersion', text('v1'));
  root = withField(root, 'kind', text(kind));
  for (const part of ['labels', 'annotations'] as const) metadata = withTexts(metadata, part, args, options);
  root = withField(root, 'metadata', metadata);
  if (kind === 'Secret') root = withField(root, 'type', text(textOf(field(args, 'type')) || 'Opaque'));
  if (pairs.length > 0) root = withField(root, 'data', dataOf(kind, pairs, place));
  if (optionOf('immutable', args, options)) root = withField(root, 'immutable', { ...scalar(true, place) });
  const behavior = textOf(field(args, 'behavior'));
  // without the content there is no telling the hash, and the name stays as it is
  const isKnown = pairs.every((pair) => pair.value !== undefined);
  return {
    ...resourceOf(root),
    needsHash: isKnown && !optionOf('disableNameSuffixHash', args, options),
    behavior: behavior === 'merge' || behavior === 'replace' ? behavior : 'create',
  };
}

function optionOf(key: string, args: Built, options: Built | undefined): boolean {
  return [field(args, 'options'), options].some((from) => textOf(field(from, key)) === 'true');
}

/** What the generator itself says goes before what is said for all. */
function withTexts(
  metadata: BuiltMapping,
  part: 'labels' | 'annotations',
  args: Built,
  options: Built | undefined,
): BuiltMapping {
  const own = entriesOf(field(field(args, 'options'), part));
  const entries = [...entriesOf(field(options, part)), ...own];
  if (entries.length === 0) return metadata;
  const texts = entries.reduce(
    (map, entry) => withField(map, keyOf(entry), scalar(textOf(entry.value), entry.value.place)),
    mapping(args.place),
  );
  return withField(metadata, part, texts);
}

function dataOf(kind: GeneratedFrom['kind'], pairs: readonly Pair[], place: Place): BuiltMapping {
  return pairs.reduce((data, { key, value = '', place: at }) => {
    const text = kind === 'Secret' ? base64(new TextEncoder().encode(value)) : value;
    return withField(data, key, scalar(text, at));
  }, mapping(place));
}

function envPairs(args: Built, read: ReadFile): readonly Pair[] {
  const one = field(args, 'env');
  const files = [...itemsOf(field(args, 'envs')), ...(textOf(one) === '' || one === undefined ? [] : [one])];
  return files.flatMap((file) => {
    const found = read(textOf(file), file.place);
    if (found === undefined) return [];
    if (found.text === undefined) return [{ key: textOf(file), value: undefined, place: file.place }];
    return found.text.split(/\r?\n/).flatMap((line): readonly Pair[] => {
      const text = line.trimStart();
      if (text === '' || text.startsWith('#')) return [];
      const equals = text.indexOf('=');
      const key = equals < 0 ? text : text.slice(0, equals);
      return [{ key, value: equals < 0 ? '' : text.slice(equals + 1), place: file.place }];
    });
  });
}

function literalPairs(args: Built, report: Report): readonly Pair[] {
  return itemsOf(field(args, 'literals')).flatMap((literal): readonly Pair[] => {
    const text = textOf(literal);
    const equals = text.indexOf('=');
    if (equals <= 0) {
      report(`${text} is no literal: kustomize expects key=value.`, literal.place);
      return [];
    }
    const value = text.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2');
    return [{ key: text.slice(0, equals), value, place: literal.place }];
  });
}

function filePairs(args: Built, read: ReadFile, report: Report): readonly Pair[] {
  return itemsOf(field(args, 'files')).flatMap((file): readonly Pair[] => {
    const text = textOf(file);
    const [first = '', path, ...more] = text.split('=');
    if (more.length > 0 || first === '' || path === '') {
      report(`${text} names no file: kustomize expects path or key=path.`, file.place);
      return [];
    }
    const found = read(path ?? first, file.place);
    if (found === undefined) return [];
    const key = path === undefined ? first.slice(first.lastIndexOf('/') + 1) : first;
    return [{ key, value: found.text, place: file.place }];
  });
}

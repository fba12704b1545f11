import type { TextRange } from '../base/range.ts';
import type { BuiltObject, Rendering } from './builds/rendering.ts';
import type { Environment } from './environment.ts';
import { type Built, keyOf, type Source } from './kustomize/tree/built.ts';
import type { Moment } from './resolveOrigin.ts';

/** What a written element is in a built object. */
export interface BuiltElement {
  readonly object: BuiltObject;
  /** Keys and indexes from the object on; undefined where the object is changed by the document, but not by this element. */
  readonly path: readonly (string | number)[] | undefined;
}

/** Whether a file's objects count in an environment as they are built, and not as they are written. */
export function isBuiltIn({ assembly }: Moment, environment: Environment, uri: string): boolean {
  return assembly.renderingsOf(environment).some(({ build }) => build.uris.includes(uri));
}

/**
 * The objects of an environment that the document at an offset of a file makes or changes, in their order, those first to
 * which the element there belongs.
 */
export function builtElementsAt(
  { assembly }: Moment,
  environment: Environment,
  uri: string,
  offset: number,
): readonly BuiltElement[] {
  const document = assembly.loaded(uri)?.documents.findLast(({ start }) => start <= offset);
  if (document === undefined) return [];
  const { source, start } = document;
  const elements = assembly
    .renderingsOf(environment)
    .flatMap((rendering) => objectsBySource(rendering).get(source) ?? [])
    .map((object) => ({ object, path: pathTo(object.root, source, offset - start) }));
  return [...elements.filter(({ path }) => path !== undefined), ...elements.filter(({ path }) => !path)];
}

const indexes = new WeakMap<Rendering, ReadonlyMap<Source, readonly BuiltObject[]>>();

/** The objects by the documents that something of them comes from. */
function objectsBySource(rendering: Rendering): ReadonlyMap<Source, readonly BuiltObject[]> {
  const known = indexes.get(rendering);
  if (known !== undefined) return known;
  const index = new Map<Source, Set<BuiltObject>>();
  for (const object of rendering.objects) {
    const visit = (node: Built): void => {
      for (const { source } of [node.place, ...(node.behind ?? [])]) {
        const objects = index.get(source);
        if (objects === undefined) index.set(source, new Set([object]));
        else objects.add(object);
      }
      for (const child of childrenOf(node)) visit(child);
    };
    visit(object.root);
  }
  const lists = new Map([...index].map(([source, objects]) => [source, [...objects]] as const));
  indexes.set(rendering, lists);
  return lists;
}

function childrenOf(node: Built): readonly Built[] {
  if (node.kind === 'mapping') return node.entries.map(({ value }) => value);
  return node.kind === 'sequence' ? node.items : [];
}

/** The way to the innermost element that an offset of a document lies in. */
function pathTo(root: Built, source: Source, offset: number): readonly (string | number)[] | undefined {
  let best: { readonly path: readonly (string | number)[]; readonly size: number } | undefined;
  const visit = (node: Built, path: readonly (string | number)[]): void => {
    for (const range of node.place.source === source ? [node.place.key, node.place.value] : []) {
      const size = range.end - range.start;
      if (holds(range, offset) && (best === undefined || size <= best.size)) best = { path, size };
    }
    if (node.kind === 'mapping') {
      for (const entry of node.entries) visit(entry.value, [...path, keyOf(entry)]);
    } else if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    }
  };
  visit(root, []);
  return best?.path;
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

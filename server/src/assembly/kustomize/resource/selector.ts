import type { Report } from '../problem.ts';
import { type Built, descend, entriesOf, field, keyOf, textOf } from '../tree/built.ts';
import { effectiveNamespace } from './id.ts';
import { type LabelMatcher, labelMatcher } from './labelSelector.ts';
import { currentId, originalId, type Resource, resourceGvk } from './resource.ts';

/** Which objects a patch is for. */
export type ResourceMatcher = (resource: Resource) => boolean;

/**
 * Reads `target` of a patch: names, namespaces, groups, versions and kinds are regular expressions for the whole text;
 * name and namespace may be the original ones (sigs.k8s.io/kustomize/api/resmap, resWrangler.Select).
 * @returns undefined where it can't be read, which is reported
 */
export function targetMatcher(target: Built, report: Report): ResourceMatcher | undefined {
  const names = patternAt(target, 'name', report);
  const namespaces = patternAt(target, 'namespace', report);
  const groups = patternAt(target, 'group', report);
  const versions = patternAt(target, 'version', report);
  const kinds = patternAt(target, 'kind', report);
  const labels = selectorAt(target, 'labelSelector', report);
  const annotations = selectorAt(target, 'annotationSelector', report);
  if (!names || !namespaces || !groups || !versions || !kinds || !labels || !annotations) return undefined;
  return (resource) => {
    const current = currentId(resource);
    const original = originalId(resource);
    const gvk = resourceGvk(resource);
    return (
      groups(gvk.group) &&
      versions(gvk.version) &&
      kinds(gvk.kind) &&
      (names(original.name) || names(current.name)) &&
      (namespaces(effectiveNamespace(original)) || namespaces(effectiveNamespace(current))) &&
      labels(metadataTexts(resource, 'labels')) &&
      annotations(metadataTexts(resource, 'annotations'))
    );
  };
}

type TextMatcher = (text: string) => boolean;

const everything: TextMatcher = () => true;

function patternAt(target: Built, key: string, report: Report): TextMatcher | undefined {
  const node = field(target, key);
  const pattern = textOf(node);
  if (node === undefined || pattern === '') return everything;
  try {
    const expression = new RegExp(`^(?:${pattern})$`);
    return (text) => expression.test(text);
  } catch {
    report(`${pattern} is no regular expression, as which kustomize reads ${key}.`, node.place);
    return undefined;
  }
}

function selectorAt(target: Built, key: string, report: Report): LabelMatcher | undefined {
  const node = field(target, key);
  const text = textOf(node);
  if (node === undefined || text === '') return () => true;
  const matcher = labelMatcher(text);
  if (matcher === undefined) report(`${text} is no label selector.`, node.place);
  return matcher;
}

/** Labels or annotations of an object, whatever they are written as. */
export function metadataTexts(
  { root }: Resource,
  part: 'labels' | 'annotations',
): ReadonlyMap<string, string> {
  const written = entriesOf(descend(root, 'metadata', part));
  return new Map(written.map((entry) => [keyOf(entry), textOf(entry.value)]));
}

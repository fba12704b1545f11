import { asDocument } from '../../assembly/builds/rendering.ts';
import {
  type Built,
  type BuiltMapping,
  type Place as BuiltPlace,
  field,
} from '../../assembly/kustomize/tree/built.ts';
import type { TextRange } from '../../base/range.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { MappingEntry, Node } from '../../syntax/tree.ts';
import { checkDocument, type RuleFindings } from '../check.ts';
import type { Place } from '../finding.ts';

/**
 * What the API server says to a built object, at the lines that made it so. Fixes are left out: they are changes of a
 * text that nobody has written.
 */
export function builtAdmissions(
  root: BuiltMapping,
  kubernetesVersion: KubernetesVersion,
): readonly RuleFindings[] {
  const document = asDocument(root);
  const node = document.root;
  if (node === undefined) return [];
  const found = checkDocument({
    document,
    language: 'json',
    kubernetesVersion,
    isConfiguration: false,
    countsMarker: false,
    listed: undefined,
  });
  return found.map(({ rule, findings }) => ({
    rule,
    findings: findings.map(({ place, fixes: _, related: __, ...finding }) => ({
      ...finding,
      place: place.kind === 'text' ? placeAt(node, root, place.range) : place,
    })),
  }));
}

/** Where a range of the object as JSON comes from: both trees have the same form. */
function placeAt(node: Node, built: Built, range: TextRange): Place {
  let found: { place: BuiltPlace; part: 'key' | 'value' } = { place: built.place, part: 'key' };
  let inner: Node | undefined = node;
  let beside: Built | undefined = built;
  while (inner !== undefined && beside !== undefined) {
    found = { place: beside.place, part: 'value' };
    if (inner.kind === 'mapping') {
      const entry: MappingEntry | undefined = inner.entries.find((each) => holds(each.range, range));
      if (entry === undefined) break;
      beside = field(beside, keyText(entry.key));
      inner = holds(entry.key.range, range) ? undefined : entry.value;
      if (beside !== undefined && inner === undefined) found = { place: beside.place, part: 'key' };
    } else if (inner.kind === 'sequence' && beside.kind === 'sequence') {
      const index = inner.items.findIndex((item) => holds(item.range, range));
      inner = inner.items[index];
      beside = beside.items[index];
    } else break;
  }
  return { kind: 'built', ...found };
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

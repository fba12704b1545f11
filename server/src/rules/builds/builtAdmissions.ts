import { asDocument } from '../../assembly/builds/rendering.ts';
import { type Built, type BuiltMapping, field } from '../../assembly/kustomize/tree/built.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import type { TextRange } from '../../base/range.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import { admissionsOf } from '../../manifests/admission/answers.ts';
import type { Admission, AdmissionMessage } from '../../manifests/admission/message.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { MappingEntry, Node } from '../../syntax/tree.ts';
import { checkDocument, type RuleFindings } from '../check.ts';
import type { Finding, Place } from '../finding.ts';
import { builtFixes } from './builtFixes.ts';

/**
 * What the API server says to a built object, at the lines that made it so.
 * @param uri of the file whose lines are asked about; undefined: of all
 */
export function builtAdmissions(
  moment: Moment,
  root: BuiltMapping,
  uri: string | undefined,
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
    isFollowed: false,
    listed: undefined,
  });
  const messages = admissionsOf(document, 'json', kubernetesVersion, false, undefined).flatMap(messagesOf);
  return found.map(({ rule, findings }) => ({
    rule,
    findings: findings.flatMap(({ place, fixes: _, related: __, ...finding }): Finding[] => {
      if (place.kind !== 'text') return [];
      const { range } = place;
      const { built, part } = madeAt(node, root, range);
      if (uri !== undefined && built.place.source.uri !== uri) return [];
      const message = messages.find((other) => other.range === range && other.text === finding.apiServer);
      const besideOf = (other: Node): Built => madeAt(node, root, other.range).built;
      const fixes = message && builtFixes(moment, message, document, besideOf);
      const own: Place = { kind: 'built', place: built.place, behind: built.behind ?? [], part };
      return [{ ...finding, place: own, fixes: fixes ?? [] }];
    }),
  }));
}

function messagesOf(admission: Admission): readonly AdmissionMessage[] {
  const { decodeError, strictErrors, errors, warnings, latentWarnings } = admission;
  return [
    ...(decodeError === undefined ? [] : [decodeError]),
    ...strictErrors,
    ...errors,
    ...warnings,
    ...latentWarnings,
  ];
}

/** What a range of the object as JSON is: both trees have the same form. */
function madeAt(
  node: Node,
  root: Built,
  range: TextRange,
): { readonly built: Built; readonly part: 'key' | 'value' } {
  let found: { built: Built; part: 'key' | 'value' } = { built: root, part: 'key' };
  let inner: Node | undefined = node;
  let beside: Built | undefined = root;
  while (inner !== undefined && beside !== undefined) {
    found = { built: beside, part: 'value' };
    if (inner.range.start === range.start && inner.range.end === range.end) break;
    if (inner.kind === 'mapping') {
      const entry: MappingEntry | undefined = inner.entries.find((each) => holds(each.range, range));
      if (entry === undefined) break;
      beside = field(beside, keyText(entry.key));
      inner = holds(entry.key.range, range) ? undefined : entry.value;
      if (beside !== undefined && inner === undefined) found = { built: beside, part: 'key' };
    } else if (inner.kind === 'sequence' && beside.kind === 'sequence') {
      const index = inner.items.findIndex((item) => holds(item.range, range));
      inner = inner.items[index];
      beside = beside.items[index];
    } else break;
  }
  return found;
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

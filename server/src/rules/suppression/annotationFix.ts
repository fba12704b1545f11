import { child, type Field } from '../../manifests/field.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { resolveAlias } from '../../syntax/navigate.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { FileDocument, WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedEdit, ReportedFinding } from '../finding.ts';
import { annotationPrefix } from './annotations.ts';

/**
 * Edits that give a JSON object the annotation which suppresses a finding, with a reason to fill in.
 * Undefined where the finding stands in no object that can have annotations.
 */
export function annotationEdits(
  file: WorkspaceFile,
  finding: ReportedFinding,
): readonly ReportedEdit[] | undefined {
  const document = file.documents.findLast(({ start }) => start <= finding.range.start);
  const owner = document === undefined ? undefined : ownerAround(document, finding.range.start);
  if (document === undefined || owner === undefined) return undefined;
  const root: Field = { node: owner, path: '' };
  const metadata = child(root, 'metadata');
  const annotations = child(metadata, 'annotations');
  const annotation = `${JSON.stringify(`${annotationPrefix}${finding.rule}`)}: "say why"`;
  const inside = mappingOf(annotations);
  if (inside !== undefined) return [insertion(file, document, inside, annotation)];
  if (annotations.node !== undefined) return undefined;
  const around = mappingOf(metadata);
  if (around !== undefined) return [insertion(file, document, around, `"annotations": { ${annotation} }`)];
  if (metadata.node !== undefined || owner.entries.length === 0) return undefined;
  return [insertion(file, document, owner, `"metadata": { "annotations": { ${annotation} } }`)];
}

function ownerAround({ syntax, start, listed }: FileDocument, offset: number): MappingNode | undefined {
  if (syntax === undefined) return undefined;
  const holders = objectsOf(syntax, listed).filter(({ apiVersion, owner: { range } }) => {
    return apiVersion !== '' && range.start + start <= offset && offset <= range.end + start;
  });
  return mappingOf({ node: holders.at(-1)?.owner, path: '' });
}

function mappingOf({ node }: Field): MappingNode | undefined {
  const target = node === undefined ? undefined : resolveAlias(node);
  return target?.kind === 'mapping' ? target : undefined;
}

/** A member behind the last one of an object, laid out like that. */
function insertion(
  { uri, source }: WorkspaceFile,
  { start }: FileDocument,
  { entries, range }: MappingNode,
  member: string,
): ReportedEdit {
  const last = entries.at(-1);
  const at = start + (last === undefined ? range.start + 1 : last.range.end);
  const newText =
    last === undefined ? member : `,${gapBefore(source?.text ?? '', start + last.range.start)}${member}`;
  return { uri, range: { start: at, end: at }, newText };
}

/** The line break and indentation before a member, or a blank where it does not begin its line. */
function gapBefore(text: string, offset: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? ' ';
}

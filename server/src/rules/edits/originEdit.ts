import {
  builtElementOf,
  type Moment,
  resolveOrigin,
  writtenElementOf,
} from '../../assembly/resolveOrigin.ts';
import { type Origin, pathSteps } from '../../base/origin.ts';
import { shiftRange } from '../../base/range.ts';
import { scalarText } from '../../manifests/admission/explain/write.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { languageByName } from '../../workspace/candidates.ts';
import { fileOf, textOf } from '../../workspace/snapshot.ts';
import type { FormEdit, Place, ReportedEdit, Rewording } from '../finding.ts';
import { formEdit, originOf } from './formEdit.ts';

type OriginPlace = Extract<Place, { kind: 'origin' }>;

/** The edit that writes another text or number at a place; undefined where what stands there is not the value itself. */
export function rewording(moment: Moment, { reword, as }: Rewording): ReportedEdit | undefined {
  return originEdit(moment, reword, (style, language) =>
    typeof as === 'number' ? String(as) : scalarText(as, style, language),
  );
}

/**
 * The edit that puts a text in place of an element, in the file that made the element what it is.
 * @param newText by the style of a key or single value that stands there
 * @returns undefined where what stands there is another value, of which a build has made this one
 */
export function originEdit(
  moment: Moment,
  { origin, part }: OriginPlace,
  newText: (style: ScalarNode['style'], language: 'yaml' | 'json') => string,
): ReportedEdit | undefined {
  const { snapshot } = moment;
  const [found] = resolveOrigin(moment, origin);
  const text = found && textOf(snapshot, found.uri);
  if (found === undefined || text === undefined) return undefined;
  const { uri } = found;
  if (builtElementOf(moment, origin) === undefined) {
    const range = part === 'key' ? found.keyOffsets : found.valueOffsets;
    const language = fileOf(snapshot, uri)?.source?.syntax.language ?? languageByName(uri);
    return { uri, range, newText: newText(styleOf(text.slice(range.start, range.end)), language) };
  }
  const element = writtenElementOf(moment, origin);
  const node = part === 'key' ? element?.entry?.key : element?.node;
  if (element === undefined || node === undefined) return undefined;
  // where a transformer has made the entry, its key is another one
  if (part === 'key' && node.kind === 'scalar' && keyText(node) !== lastStep(origin)?.text) return undefined;
  const style = node.kind === 'scalar' ? node.style : 'plain';
  const edits = [{ range: node.range, newText: newText(style, element.text.language) }];
  const [edit] = element.text.editsOutward(edits) ?? [];
  const start = found.valueOffsets.start - element.text.outward(element.node.range).start;
  return edit && { uri, range: shiftRange(edit.range, start), newText: edit.newText };
}

/**
 * An edit of the form of the text around an element; undefined where the form is too odd for one, or the element is not
 * written as such in what builds read: as the value of a JSON patch, say, or over another one that would come back.
 */
export function formEditOf(moment: Moment, edit: FormEdit): ReportedEdit | undefined {
  const origin = originOf(edit);
  const built = builtElementOf(moment, origin);
  if (built === undefined) return formEdit(moment, edit);
  const element = writtenElementOf(moment, origin);
  const isPlain = element?.text.isPlain === true && (built.behind ?? []).length === 0;
  if (element === undefined || !isPlain) return undefined;
  const last = lastStep(origin);
  const isItem = last !== undefined && /^\d+$/.test(last.text) && element.container?.kind === 'sequence';
  const isEntry = element.entry !== undefined && keyText(element.entry.key) === last?.text;
  return isItem || isEntry ? formEdit(moment, edit) : undefined;
}

function lastStep({ path }: Origin): { readonly text: string } | undefined {
  return [...pathSteps(path)].at(-1);
}

function styleOf(source: string): ScalarNode['style'] {
  if (source.startsWith('"')) return 'double-quoted';
  return source.startsWith("'") ? 'single-quoted' : 'plain';
}

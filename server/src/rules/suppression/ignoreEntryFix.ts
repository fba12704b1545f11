import type { TextRange } from '../../base/range.ts';
import { pathBelow } from '../../base/uri.ts';
import { child, stateOf } from '../../manifests/field.ts';
import { entriesOf } from '../../syntax/navigate.ts';
import type { Node, SequenceNode } from '../../syntax/tree.ts';
import { yamlText } from '../../syntax/yaml/yamlText.ts';
import { configurationFileName } from '../../workspace/configurationFile.ts';
import { fileOf, folderHolding } from '../../workspace/snapshot.ts';
import type { ReportedEdit, ReportedFinding } from '../finding.ts';
import type { Workbench } from '../workbench.ts';

/**
 * An edit that adds an entry under `ignore:` to the nearest configuration, or makes one in the workspace folder. It covers
 * all findings of the rule in the file. Undefined where the configuration is written in another way than in lines, or
 * the file's path can't be said as a glob.
 */
export function ignoreEntryEdit(
  workbench: Workbench,
  { uri, rule }: ReportedFinding,
): ReportedEdit | undefined {
  const { snapshot, assembly } = workbench;
  const placed = assembly.configurationOf(uri);
  const folder = placed?.folder ?? folderHolding(snapshot.folders, uri)?.uri;
  const path = folder === undefined ? undefined : pathBelow(folder, uri);
  if (folder === undefined || path === undefined || /[*?[\]{}\\]/.test(path)) return undefined;
  const keys = [`path: ${yamlText(path)}`, `rule: ${rule}`, 'reason: say why'];
  if (placed === undefined) {
    return {
      uri: `${folder}/${configurationFileName}`,
      range: { start: 0, end: 0 },
      newText: `ignore:\n${item(keys, '  ', '\n')}`,
      isNewFile: true,
    };
  }
  const source = fileOf(snapshot, placed.uri)?.source;
  const slice = source?.syntax.slices[0];
  if (source === undefined || slice === undefined || slice.document.problems.length > 0) return undefined;
  const edit = insertion(source.text, slice.document.root, slice.start, keys);
  return edit && { uri: placed.uri, ...edit };
}

interface Insertion {
  readonly range: TextRange;
  readonly newText: string;
}

/** @param start the offset in the text from which the tree counts */
function insertion(
  text: string,
  root: Node | undefined,
  start: number,
  keys: readonly string[],
): Insertion | undefined {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const ignore = child({ node: root, path: '' }, 'ignore');
  const entry = root && entriesOf(root).find(({ key }) => key.value === 'ignore');
  if (entry === undefined || root === undefined) {
    const isInLines =
      root === undefined || (root.kind === 'mapping' && text[start + root.range.start] !== '{');
    return isInLines ? appended(text, `ignore:${lineEnd}${item(keys, '  ', lineEnd)}`, lineEnd) : undefined;
  }
  if (ignore.node?.kind === 'sequence') {
    const indentation = indentationOf(text, ignore.node, start);
    const last = ignore.node.items.at(-1);
    if (indentation === undefined || last === undefined) return undefined;
    return behindLine(text, start + last.range.end, item(keys, indentation, lineEnd), lineEnd);
  }
  if (stateOf(ignore) === 'mapping' || stateOf(ignore) === 'scalar') return undefined;
  return behindLine(text, start + entry.key.range.end, item(keys, '  ', lineEnd), lineEnd);
}

function item(keys: readonly string[], indentation: string, lineEnd: string): string {
  return keys.map((key, index) => `${indentation}${index === 0 ? '- ' : '  '}${key}${lineEnd}`).join('');
}

/** What stands before the dashes of a list's items, where each begins its line. */
function indentationOf(text: string, { items }: SequenceNode, start: number): string | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  const at = start + first.range.start;
  return /^( *)- +$/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[1];
}

function behindLine(text: string, offset: number, lines: string, lineEnd: string): Insertion {
  const next = text.indexOf('\n', offset);
  if (next < 0) return appended(text, lines, lineEnd);
  return { range: { start: next + 1, end: next + 1 }, newText: lines };
}

function appended(text: string, lines: string, lineEnd: string): Insertion {
  const isOpen = text !== '' && !text.endsWith('\n');
  return { range: { start: text.length, end: text.length }, newText: `${isOpen ? lineEnd : ''}${lines}` };
}

import { lineStartAt } from '../../base/lines.ts';
import { pathBelow } from '../../base/uri.ts';
import { child, stateOf } from '../../manifests/field.ts';
import { entriesOf } from '../../syntax/navigate.ts';
import type { SequenceNode } from '../../syntax/tree.ts';
import { yamlText } from '../../syntax/yaml/yamlText.ts';
import type { ReportedEdit, ReportedFinding } from '../finding.ts';
import type { Workbench } from '../workbench.ts';
import {
  appended,
  behindLine,
  configurationText,
  type Insertion,
  isInLines,
  lineEndOf,
  type WrittenConfiguration,
} from './configurationText.ts';

/**
 * An edit that adds an entry under `ignore:` to the nearest configuration, or makes one in the workspace folder. It covers
 * all findings of the rule in the file. Undefined where the configuration is written in another way than in lines, or
 * the file's path can't be said as a glob.
 */
export function ignoreEntryEdit(
  workbench: Workbench,
  { uri, rule }: ReportedFinding,
): ReportedEdit | undefined {
  const found = configurationText(workbench, uri);
  const path = found && pathBelow(found.folder, uri);
  if (found === undefined || path === undefined || /[*?[\]{}\\]/.test(path)) return undefined;
  const keys = [`path: ${yamlText(path)}`, `rule: ${rule}`, 'reason: say why'];
  if (found.written === undefined) {
    const newText = `ignore:\n${item(keys, '  ', '\n')}`;
    return { uri: found.uri, range: { start: 0, end: 0 }, newText, isNewFile: true };
  }
  const edit = insertion(found.written, keys);
  return edit && { uri: found.uri, ...edit };
}

function insertion(written: WrittenConfiguration, keys: readonly string[]): Insertion | undefined {
  const { text, root, start } = written;
  const lineEnd = lineEndOf(text);
  const ignore = child({ node: root, path: '' }, 'ignore');
  const entry = root && entriesOf(root).find(({ key }) => key.value === 'ignore');
  if (entry === undefined || root === undefined) {
    return isInLines(written) ? appended(text, `ignore:${lineEnd}${item(keys, '  ', lineEnd)}`) : undefined;
  }
  if (ignore.node?.kind === 'sequence') {
    const indentation = indentationOf(text, ignore.node, start);
    const last = ignore.node.items.at(-1);
    if (indentation === undefined || last === undefined) return undefined;
    return behindLine(text, start + last.range.end, item(keys, indentation, lineEnd));
  }
  if (stateOf(ignore) === 'mapping' || stateOf(ignore) === 'scalar') return undefined;
  return behindLine(text, start + entry.key.range.end, item(keys, '  ', lineEnd));
}

function item(keys: readonly string[], indentation: string, lineEnd: string): string {
  return keys.map((key, index) => `${indentation}${index === 0 ? '- ' : '  '}${key}${lineEnd}`).join('');
}

/** What stands before the dashes of a list's items, where each begins its line. */
function indentationOf(text: string, { items }: SequenceNode, start: number): string | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  const at = start + first.range.start;
  return /^( *)- +$/.exec(text.slice(lineStartAt(text, at), at))?.[1];
}

import type { TextRange } from '../../base/range.ts';
import { reportDuplicateKeys } from '../duplicateKeys.ts';
import { isMergeKey } from '../keyText.ts';
import type { MappingEntry, Node, ScalarNode, SyntaxProblem } from '../tree.ts';

// What is valid YAML and yet refused on the way to the API server: by go.yaml.in/yaml/v2 (scannerc.go, decode.go) or
// by sigs.k8s.io/yaml, which turns its result into JSON.

const largestSigned = 2n ** 63n - 1n;

/** Reports what Kubernetes refuses in a tree, beside aliases. */
export function reportRefusals(node: Node, problems: SyntaxProblem[]): void {
  if (node.kind === 'scalar') {
    reportTag(node, problems);
    reportValue(node, problems);
  } else if (node.kind === 'sequence') {
    for (const item of node.items) reportRefusals(item, problems);
  } else if (node.kind === 'mapping') {
    for (const entry of node.entries) {
      reportKey(entry.writtenKey ?? entry.key, problems);
      reportRefusals(entry.value, problems);
      reportEntry(entry, problems);
    }
    reportDuplicateKeys(node.entries, problems);
  }
}

/** A key becomes text, so that it may be any number. */
function reportKey(key: Node, problems: SyntaxProblem[]): void {
  if (key.kind === 'scalar') reportTag(key, problems);
  else reportRefusals(key, problems);
}

function reportTag({ refused, range }: ScalarNode, problems: SyntaxProblem[]): void {
  if (refused !== undefined) problems.push({ code: 'tag-mismatch', message: refused.message, range });
}

/** An alias inside the very value that its anchor names. */
export function aliasCycle(name: string, range: TextRange): SyntaxProblem {
  const message = `The alias "*${name}" stands inside the very value that it repeats. Write the value out here.`;
  return { code: 'alias-cycle', message, range };
}

/** Reports a value that JSON can't hold. */
function reportValue(node: Node, problems: SyntaxProblem[]): void {
  if (node.kind !== 'scalar' || typeof node.value !== 'number' || Number.isFinite(node.value)) return;
  const message = `"${node.source}" is no number that JSON knows, so Kubernetes refuses the document. Put it in quotes if it is a text.`;
  problems.push({ code: 'not-in-json', message, range: node.range });
}

/** Reports escapes that are valid in YAML 1.2, but unknown to the decoder. */
export function reportEscapes({ style, source, range }: ScalarNode, problems: SyntaxProblem[]): void {
  if (style !== 'double-quoted' || !source.includes('\\')) return;
  for (const match of source.matchAll(/\\(?:(\/|[uU](?:0000)?[dD][89a-fA-F][0-9a-fA-F]{2})|.)/gs)) {
    if (match[1] === undefined) continue;
    const start = range.start + match.index;
    const message = `Kubernetes' decoder does not know the escape "${match[0]}". Write the character itself.`;
    problems.push({ code: 'escape', message, range: { start, end: start + match[0].length } });
  }
}

/** Reports a key that JSON can't hold, and a merge key whose value can't be merged. */
function reportEntry({ key, writtenKey, value }: MappingEntry, problems: SyntaxProblem[]): void {
  const { range } = key;
  if (writtenKey !== undefined) {
    const message = 'A key must be a plain text here, not a list or a mapping. Write the key as one word.';
    problems.push({ code: 'key-not-text', message, range });
  }
  if (key.value === null || (typeof key.value === 'bigint' && key.value > largestSigned)) {
    const message =
      key.source === ''
        ? 'There is no key before the colon. Write one.'
        : `Kubernetes refuses "${key.source}" as a key, since it is not read as text. Put it in quotes.`;
    problems.push({ code: 'key-not-text', message, range });
  }
  if (isMergeKey(key) && !isMergeable(value, true)) {
    const message =
      'Only a mapping, or a list of mappings, can be merged with "<<". Put the key in quotes if it is meant as text.';
    problems.push({ code: 'merge-not-mapping', message, range });
  }
}

function isMergeable(node: Node, orList: boolean): boolean {
  if (node.kind === 'sequence') return orList && node.items.every((item) => isMergeable(item, false));
  // What is not known, or reported elsewhere, is not reported here.
  if (node.kind === 'alias') return node.target === undefined || node.target.kind === 'mapping';
  return node.kind === 'mapping' || node.kind === 'hole';
}

const directive = /(?<![^\n])%[^\r\n]*/g;

/** Reports directives other than `%YAML 1.1` and `%TAG`, which the decoder refuses. */
export function reportDirectives(text: string, problems: SyntaxProblem[]): void {
  const start = text.search(/(?<![^\n])---(?!\S)/);
  if (start <= 0) return;
  for (const match of text.slice(0, start).matchAll(directive)) {
    if (/^%(?:YAML[ \t]+1\.1|TAG)(?!\S)/.test(match[0])) continue;
    const message =
      'Kubernetes refuses this directive; it knows only "%YAML 1.1" and "%TAG". Remove the line.';
    problems.push({
      code: 'directive',
      message,
      range: { start: match.index, end: match.index + match[0].length },
    });
  }
}

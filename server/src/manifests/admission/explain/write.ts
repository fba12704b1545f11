import type { Node, ScalarNode } from '../../../syntax/tree.ts';
import { resolvePlainScalar } from '../../../syntax/yaml/resolvePlainScalar.ts';
import type { Subject, TextEdit } from './explanation.ts';

/** Texts that stand without quotes anywhere in YAML, also inside brackets. */
const harmless = /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/;

/** A text as a scalar in the style of another, quoted where it would mean something else without quotes. */
export function scalarText(text: string, style: ScalarNode['style'], language: 'yaml' | 'json'): string {
  if (language === 'json' || style === 'double-quoted') return JSON.stringify(text);
  if (style === 'single-quoted' && !/[\n\r]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return harmless.test(text) && resolvePlainScalar(text) === text ? text : JSON.stringify(text);
}

/** Replaces a scalar's text, keeping its style. */
export function replaceText(
  node: Node | undefined,
  text: string,
  subject: Subject,
): readonly TextEdit[] | undefined {
  if (node?.kind !== 'scalar') return undefined;
  return replaceScalar(node, scalarText(text, node.style, subject.language), subject);
}

/** Replaces a scalar by a number. */
export function replaceNumber(
  node: Node | undefined,
  number: number | bigint,
  subject: Subject,
): readonly TextEdit[] | undefined {
  return node?.kind === 'scalar' ? replaceScalar(node, String(number), subject) : undefined;
}

const tagBefore = /(?<=^|[\s,:[{-])!(?:<[^>\s]*>|[^\s,:[\]{}<>]*)[ \t]*$/;
const longestTag = 200;

/** Puts a text in a scalar's place, and in that of its tag, which would say something else of it. */
export function replaceScalar(
  { range, source }: ScalarNode,
  newText: string,
  { document }: Subject,
): readonly TextEdit[] {
  const before = document.text.slice(Math.max(0, range.start - longestTag), range.start);
  const tag = tagBefore.exec(before)?.[0] ?? '';
  // Where a value is left out, its place is right after the colon.
  const isGlued = source === '' && tag === '';
  return [
    {
      range: { start: range.start - tag.length, end: range.end },
      newText: isGlued ? ` ${newText}` : newText,
    },
  ];
}

/** A key's text as written in the language. */
export function keyOf(key: string, { language }: Subject): string {
  return language === 'json' ? JSON.stringify(key) : key;
}

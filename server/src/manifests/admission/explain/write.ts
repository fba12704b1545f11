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
  { language }: Subject,
): readonly TextEdit[] | undefined {
  if (node?.kind !== 'scalar') return undefined;
  return [{ range: node.range, newText: spaced(node, scalarText(text, node.style, language)) }];
}

/** Replaces a scalar by a number. */
export function replaceNumber(node: Node | undefined, number: number): readonly TextEdit[] | undefined {
  if (node?.kind !== 'scalar') return undefined;
  return [{ range: node.range, newText: spaced(node, String(number)) }];
}

/** Where a value is left out, its place is right after the colon. */
function spaced(node: ScalarNode, text: string): string {
  return node.source === '' ? ` ${text}` : text;
}

/** A key's text as written in the language. */
export function keyOf(key: string, { language }: Subject): string {
  return language === 'json' ? JSON.stringify(key) : key;
}

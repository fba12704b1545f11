import { sharedText } from '../../../base/sharedText.ts';
import type { Node, ScalarNode } from '../../tree.ts';
import { resolvePlainScalar } from '../resolvePlainScalar.ts';

/** A place in a text that moves on. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Undefined where it is not simple. */
export type Simple = Node | undefined;

const keyForm = /[A-Za-z_][\w./-]{0,500}(?=:(?:[ \n]|$))/y;

/** A key of a block mapping with its colon, that is no other value than its text. */
export function readKey(text: string, at: number): ScalarNode | undefined {
  keyForm.lastIndex = at;
  const source = matched(keyForm, text);
  if (source === undefined || resolvePlainScalar(source) !== source) return undefined;
  return plain(source, at);
}

const wordForm = /[\w./](?:[\w./+=@~()*!?;,<>|%&$^"'`{}[\]\\-]|:(?![ \n]|$)| (?![ #\n]|$))*/y;

/** A plain scalar on the rest of the line. */
export function readWord(cursor: Cursor): Simple {
  wordForm.lastIndex = cursor.at;
  const source = matched(wordForm, cursor.text);
  if (source === undefined) return undefined;
  const node = plain(source, cursor.at);
  cursor.at = node.range.end;
  return isJson(node) ? node : undefined;
}

const flowWordForm = /[\w./][\w./+=@~-]*(?=[ ,\]}])/y;

/** A plain scalar inside a flow collection. */
export function readFlowWord(cursor: Cursor): Simple {
  flowWordForm.lastIndex = cursor.at;
  const source = matched(flowWordForm, cursor.text);
  if (source === undefined) return undefined;
  const node = plain(source, cursor.at);
  cursor.at = node.range.end;
  return isJson(node) ? node : undefined;
}

const quotedForm = /"[ !#-[\]-~]*"|'[ -&(-~]*'(?!')/y;

/** A quoted scalar on one line without escapes. */
export function readQuoted(cursor: Cursor): Simple {
  quotedForm.lastIndex = cursor.at;
  const source = matched(quotedForm, cursor.text);
  if (source === undefined) return undefined;
  const start = cursor.at;
  cursor.at += source.length;
  return {
    kind: 'scalar',
    range: { start, end: cursor.at },
    style: source.startsWith('"') ? 'double-quoted' : 'single-quoted',
    source,
    value: sharedText(source.slice(1, -1)),
  };
}

/** What a form without empty matches finds where its `lastIndex` stands; tested, for what `exec` tells is let go at once. */
function matched(form: RegExp, text: string): string | undefined {
  const start = form.lastIndex;
  return form.test(text) ? sharedText(text.slice(start, form.lastIndex)) : undefined;
}

function plain(source: string, start: number): ScalarNode {
  const range = { start, end: start + source.length };
  return { kind: 'scalar', range, style: 'plain', source, value: resolvePlainScalar(source) };
}

/** Infinity and its kin are reported where they are read. */
function isJson({ value }: ScalarNode): boolean {
  return typeof value !== 'number' || Number.isFinite(value);
}

import { yamlText } from '../../syntax/yaml/yamlText.ts';
import { choice, literal, placeholder } from './snippet.ts';

/** How the text around the cursor is written: YAML by indentation, YAML in braces, JSON. */
export type Form = 'block' | 'flow' | 'json';

/** Something to be written in any form, with places that the user fills in. */
export type Template =
  | { readonly kind: 'scalar'; readonly value: string | number | bigint | boolean }
  /** Nothing yet: null, or an empty text in JSON, whose quotes then are there already. */
  | { readonly kind: 'blank'; readonly isText: boolean }
  /** A mapping with nothing in it yet. */
  | { readonly kind: 'open' }
  /** A place with a text to start from. */
  | { readonly kind: 'stop'; readonly content: Template }
  /** A place with some texts to choose from; the first is taken where a client knows no snippets. */
  | { readonly kind: 'choice'; readonly options: readonly (string | number)[] }
  | { readonly kind: 'mapping'; readonly entries: readonly (readonly [key: string, value: Template])[] }
  | { readonly kind: 'sequence'; readonly items: readonly Template[] };

export function scalar(value: string | number | bigint | boolean): Template {
  return { kind: 'scalar', value };
}

export const blank: Template = { kind: 'blank', isText: false };

export const blankText: Template = { kind: 'blank', isText: true };

/** A mapping whose entries are to come, on the lines below. */
export const open: Template = { kind: 'open' };

export function stop(content: Template): Template {
  return { kind: 'stop', content };
}

/** A choice; of one option simply a place to start from, of none a blank. */
export function oneOf(options: readonly (string | number)[]): Template {
  const [first] = options;
  if (first === undefined) return blank;
  return options.length === 1 ? stop(scalar(first)) : { kind: 'choice', options };
}

export function mapping(entries: Readonly<Record<string, Template>>): Template {
  return { kind: 'mapping', entries: Object.entries(entries) };
}

export function list(...items: readonly Template[]): Template {
  return { kind: 'sequence', items };
}

/** Counts the stops of one snippet. */
interface Numbering {
  next: number;
}

/** A value as it stands behind a key and its colon, or after the dash of an item whose content begins at `column`. */
export function renderValue(template: Template, form: Form, column: number): string {
  return finish(value(template, form, column, { next: 1 }));
}

/**
 * A key with its value.
 * @param column of the key, for the indentation of the lines below it
 */
export function renderEntry(key: string, template: Template, form: Form, column: number): string {
  return finish(entry(key, template, form, column, { next: 1 }));
}

/**
 * All entries of a mapping that has its braces already.
 * @param separator what stands between two of them
 */
export function renderEntries(
  entries: readonly (readonly [key: string, value: Template])[],
  form: Form,
  column: number,
  separator: string,
): string {
  const numbering = { next: 1 };
  return finish(
    entries.map(([key, content]) => entry(key, content, form, column, numbering)).join(separator),
  );
}

/** A single blank is where the cursor stays; then no stop is left to be walked through. */
function finish(snippet: string): string {
  if (!snippet.includes('$')) return snippet;
  const stops = snippet.match(/(?<!\\)\$(?:\d+|\{\d+)/g) ?? [];
  return stops.length === 1 ? snippet.replace(/(?<!\\)\$1(?!\d)/, '$0') : snippet;
}

function value(template: Template, form: Form, column: number, numbering: Numbering): string {
  switch (template.kind) {
    case 'scalar':
      return literal(scalarText(template.value, form));
    case 'blank': {
      const place = placeholder(numbering.next++, form === 'json' && !template.isText ? 'null' : '');
      return form === 'json' && template.isText ? `"${place}"` : place;
    }
    case 'open': {
      const place = placeholder(numbering.next++, '');
      return form === 'block' ? place : `{${place}\\}`;
    }
    case 'stop': {
      const number = numbering.next++;
      return placeholder(number, value(template.content, form, column, numbering));
    }
    case 'choice':
      return choice(
        numbering.next++,
        template.options.map((option) => scalarText(option, form)),
      );
    case 'mapping': {
      const { entries } = template;
      if (form !== 'block' || entries.length === 0) {
        const texts = entries.map(([key, content]) => entry(key, content, flowIn(form), column, numbering));
        return `{${texts.join(', ')}\\}`;
      }
      return entries
        .map(([key, content]) => entry(key, content, form, column, numbering))
        .join(newLine(column));
    }
    case 'sequence': {
      const { items } = template;
      if (form !== 'block' || items.length === 0) {
        return `[${items.map((item) => value(item, flowIn(form), column, numbering)).join(', ')}]`;
      }
      return items.map((item) => `- ${value(item, form, column + 2, numbering)}`).join(newLine(column));
    }
  }
}

function entry(key: string, content: Template, form: Form, column: number, numbering: Numbering): string {
  const name = literal(form === 'json' ? JSON.stringify(key) : yamlText(key));
  const below = form === 'block' && hasLines(content);
  const text = value(content, form, column + 2, numbering);
  return below ? `${name}:${newLine(column + 2)}${text}` : `${name}: ${text}`;
}

function hasLines(template: Template): boolean {
  if (template.kind === 'open') return true;
  if (template.kind === 'mapping') return template.entries.length > 0;
  return template.kind === 'sequence' && template.items.length > 0;
}

function flowIn(form: Form): Form {
  return form === 'block' ? 'flow' : form;
}

function newLine(column: number): string {
  return `\n${' '.repeat(column)}`;
}

/** A scalar as it is written: quoted where it must be. */
function scalarText(content: string | number | bigint | boolean, form: Form): string {
  if (typeof content !== 'string') return String(content);
  return form === 'json' ? JSON.stringify(content) : yamlText(content);
}

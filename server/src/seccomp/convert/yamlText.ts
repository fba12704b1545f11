import { json, type Plain } from './plain.ts';

/**
 * The text of a value as YAML, all digits of its numbers included: lists and objects in lines of their own, lists of words
 * too.
 * @param indentation of its lines
 */
export function yamlText(value: Plain, indentation = ''): string {
  if (isList(value)) {
    if (value.length === 0) return `${indentation}[]\n`;
    return value.map((item) => itemText(item, indentation)).join('');
  }
  if (typeof value !== 'object' || value === null) return `${indentation}${scalarText(value)}\n`;
  const entries = Object.entries(value);
  if (entries.length === 0) return `${indentation}{}\n`;
  return entries.map(([key, held]) => `${indentation}${wordText(key)}:${behind(held, indentation)}`).join('');
}

/** An object begins on the line of its dash. */
function itemText(item: Plain, indentation: string): string {
  return `${indentation}- ${yamlText(item, `${indentation}  `).slice(indentation.length + 2)}`;
}

function behind(value: Plain, indentation: string): string {
  const isEmpty = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  return isEmpty ? ` ${yamlText(value)}` : `\n${yamlText(value, `${indentation}  `)}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function scalarText(value: string | number | boolean | null): string {
  return typeof value === 'string' && !value.startsWith('\u0000') ? wordText(value) : json(value).trim();
}

/** Without quotes where no reader of YAML takes it for anything but a text. */
function wordText(text: string): string {
  const isPlain = /^[A-Za-z_][\w./-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

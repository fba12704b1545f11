import { yamlText } from '../../syntax/yaml/yamlText.ts';
import type { PlainValue } from '../finding.ts';

/**
 * A value as YAML of lines, to be written behind a dash or, after a line break, below a key.
 * @param indentation of its lines but the first, which stands where it is put
 */
export function blockOf(value: PlainValue, indentation: string): string {
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return value.map((item) => `- ${blockOf(item, `${indentation}  `)}`).join(`\n${indentation}`);
  }
  if (typeof value !== 'object') return typeof value === 'number' ? String(value) : yamlText(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return entries.map(([key, own]) => entryOf(key, own, indentation)).join(`\n${indentation}`);
}

/** An entry of a mapping whose lines are indented so far. Lists of words stay on the line. */
export function entryOf(key: string, value: PlainValue, indentation: string): string {
  const name = yamlText(key);
  if (typeof value !== 'object' || isEmpty(value)) return `${name}: ${blockOf(value, '')}`;
  if (isList(value) && value.every((item) => typeof item !== 'object')) {
    return `${name}: [${value.map((item) => blockOf(item, '')).join(', ')}]`;
  }
  const inner = `${indentation}  `;
  return `${name}:\n${inner}${blockOf(value, inner)}`;
}

/** A value as JSON on one line, which is YAML as well. */
export function flowOf(value: PlainValue): string {
  if (isList(value)) return `[${value.map(flowOf).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, own]) => `${JSON.stringify(key)}: ${flowOf(own)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A value as YAML between brackets on one line, with quotes only where they are needed. */
export function bracketsOf(value: PlainValue): string {
  if (isList(value)) return `[${value.map(bracketsOf).join(', ')}]`;
  if (typeof value !== 'object') return blockOf(value, '');
  const entries = Object.entries(value).map(([key, own]) => `${yamlText(key)}: ${bracketsOf(own)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isEmpty(value: PlainValue): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

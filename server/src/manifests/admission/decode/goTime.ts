/** What Go's time package says about a text that is no time of RFC 3339 (time/format.go). */

const layout = '2006-01-02T15:04:05Z07:00';

interface Element {
  /** What stands before the element. */
  readonly prefix: string;
  /** The element in Go's layout. */
  readonly name: string;
  /** Reads the element from the text's start. */
  readonly read: (text: string) => Read;
}

type Read =
  | { readonly length: number; readonly value: number }
  | { readonly outOfRange: string }
  | { readonly bad: true };

const bad: Read = { bad: true };

const elements: readonly Element[] = [
  { prefix: '', name: '2006', read: (text) => match(text, /^\d{4}/) },
  { prefix: '-', name: '01', read: (text) => within(match(text, /^\d\d/), 1, 12, 'month') },
  { prefix: '-', name: '02', read: (text) => match(text, /^\d\d/) },
  { prefix: 'T', name: '15', read: (text) => within(match(text, /^\d\d?/), 0, 23, 'hour') },
  { prefix: ':', name: '04', read: (text) => within(match(text, /^\d\d/), 0, 59, 'minute') },
  { prefix: ':', name: '05', read: readSecond },
  { prefix: '', name: 'Z07:00', read: readZone },
];

/** @returns Go's error, or undefined where the text is a time */
export function parseTime(text: string): string | undefined {
  let rest = text;
  const values: number[] = [];
  for (const { prefix, name, read } of elements) {
    if (!rest.startsWith(prefix)) return cannotParse(text, rest, prefix);
    rest = rest.slice(prefix.length);
    const result = read(rest);
    if ('bad' in result) return cannotParse(text, rest, name);
    if ('outOfRange' in result) return `parsing time ${quote(text)}: ${result.outOfRange} out of range`;
    values.push(result.value);
    rest = rest.slice(result.length);
  }
  if (rest !== '') return `parsing time ${quote(text)}: extra text: ${quote(rest)}`;
  const [year = 0, month = 1, day = 1] = values;
  if (day < 1 || day > daysIn(year, month)) return `parsing time ${quote(text)}: day out of range`;
  return undefined;
}

function cannotParse(text: string, rest: string, element: string): string {
  return `parsing time ${quote(text)} as ${quote(layout)}: cannot parse ${quote(rest)} as ${quote(element)}`;
}

function match(text: string, form: RegExp): Read {
  const digits = form.exec(text)?.[0];
  return digits === undefined ? bad : { length: digits.length, value: Number(digits) };
}

function within(read: Read, least: number, most: number, name: string): Read {
  if (!('value' in read) || (read.value >= least && read.value <= most)) return read;
  return { outOfRange: name };
}

function readSecond(text: string): Read {
  const second = within(match(text, /^\d\d/), 0, 59, 'second');
  if (!('value' in second)) return second;
  const fraction = /^[.,]\d+/.exec(text.slice(2))?.[0] ?? '';
  return { ...second, length: 2 + fraction.length };
}

function readZone(text: string): Read {
  if (text.startsWith('Z')) return { length: 1, value: 0 };
  const parts = /^[-+](\d\d):(\d\d)/.exec(text);
  if (parts === null) return bad;
  if (Number(parts[1]) > 24) return { outOfRange: 'time zone offset hour' };
  if (Number(parts[2]) > 60) return { outOfRange: 'time zone offset minute' };
  return { length: 6, value: 0 };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** As the time package quotes: every byte beyond ASCII and every control character as `\x`. */
function quote(text: string): string {
  let quoted = '"';
  for (const byte of new TextEncoder().encode(text)) {
    if (byte >= 0x80 || byte < 0x20) quoted += `\\x${byte.toString(16).padStart(2, '0')}`;
    else if (byte === 0x22 || byte === 0x5c) quoted += `\\${String.fromCharCode(byte)}`;
    else quoted += String.fromCharCode(byte);
  }
  return `${quoted}"`;
}

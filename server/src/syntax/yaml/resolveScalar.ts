import type { Refusal, ScalarValue } from '../tree.ts';
import { parseGoInteger } from './goNumbers.ts';
import { resolvePlainScalar } from './resolvePlainScalar.ts';

interface Resolved {
  readonly value: ScalarValue;
  /** Why the value does not fit its tag; the value is then the text as it is. */
  readonly refused?: Refusal;
}

const prefix = 'tag:yaml.org,2002:';
const resolvable = new Set(['bool', 'int', 'float', 'null', 'timestamp']);

/**
 * Resolves a scalar with regard to its style and tag as go.yaml.in/yaml/v2 does (decode.go, scalar; resolve.go):
 * a quoted scalar is text unless it has a tag, and tags of one's own leave a scalar text.
 * @param text the scalar's text without quotes, escapes replaced, lines folded
 * @param tag the full tag, or undefined
 */
export function resolveScalar(text: string, isPlain: boolean, tag: string | undefined): Resolved {
  if (tag === undefined) return { value: isPlain ? resolvePlainScalar(text) : text };
  const name = tag.startsWith(prefix) ? tag.slice(prefix.length) : '';
  if (name === 'binary') return decodeBinary(text);
  if (!resolvable.has(name)) return { value: text };
  const value = resolvePlainScalar(text);
  if (fits(name, value, text)) return { value: name === 'timestamp' ? text : value };
  const serverText = `cannot decode !!${typeName(value, text)} \`${text}\` as a !!${name}`;
  const message = `"${text}" can't be read as !!${name}, so Kubernetes refuses the document. Remove the tag or mend the value.`;
  return { value: text, refused: { serverText, message } };
}

function typeName(value: ScalarValue, text: string): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  return isWhole(value, text) ? 'int' : 'float';
}

function isWhole(value: ScalarValue, text: string): boolean {
  if (typeof value === 'bigint') return true;
  return typeof value === 'number' && parseGoInteger(text.replaceAll('_', '')) !== undefined;
}

function fits(name: string, value: ScalarValue, text: string): boolean {
  if (name === 'null') return value === null;
  if (name === 'bool') return typeof value === 'boolean';
  if (name === 'timestamp') return isTimestamp(text);
  if (name === 'int') return isWhole(value, text);
  return typeof value === 'number' || (typeof value === 'bigint' && BigInt.asIntN(64, value) === value);
}

const timestamp =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?)?$/;

/** Whether go.yaml.in/yaml/v2 reads a text as a point in time (resolve.go, parseTimestamp). */
function isTimestamp(text: string): boolean {
  const match = timestamp.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  const [hour = 0, minute = 0, second = 0] = match
    .slice(match[4] === undefined ? 7 : 4)
    .map((part) => Number(part ?? 0));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay && hour < 24 && minute < 60 && second < 60;
}

function decodeBinary(text: string): Resolved {
  const packed = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed)) {
    const serverText = '!!binary value contains invalid base64 data';
    const message = 'This !!binary value is not base64. Encode it again, or remove the tag.';
    return { value: text, refused: { serverText, message } };
  }
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return { value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

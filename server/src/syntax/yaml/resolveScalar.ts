import type { ScalarValue, SyntaxProblem } from '../tree.ts';
import { resolvePlainScalar } from './resolvePlainScalar.ts';

interface Resolved {
  readonly value: ScalarValue;
  /** What is wrong with the tag; the value is then the text as it is. */
  readonly problem?: Omit<SyntaxProblem, 'range'>;
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
  if (tag === undefined || tag === '!')
    return { value: isPlain && tag !== '!' ? resolvePlainScalar(text) : text };
  const name = tag.startsWith(prefix) ? tag.slice(prefix.length) : '';
  if (name === 'binary') return decodeBinary(text);
  if (!resolvable.has(name)) return { value: text };
  const value = resolvePlainScalar(text);
  if (fits(name, value)) return { value };
  return {
    value: text,
    problem: {
      code: 'tag-mismatch',
      message: `"${text}" can't be read as !!${name}, so Kubernetes refuses the document. Remove the tag or mend the value.`,
    },
  };
}

function fits(name: string, value: ScalarValue): boolean {
  if (name === 'null') return value === null;
  if (name === 'bool') return typeof value === 'boolean';
  if (name === 'timestamp') return typeof value === 'string';
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return isNumber && (name === 'float' || typeof value === 'bigint' || Number.isInteger(value));
}

function decodeBinary(text: string): Resolved {
  const packed = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed)) {
    return {
      value: text,
      problem: {
        code: 'tag-mismatch',
        message: 'This !!binary value is not base64. Encode it again, or remove the tag.',
      },
    };
  }
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return { value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

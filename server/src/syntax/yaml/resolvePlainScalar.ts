import type { ScalarValue } from '../tree.ts';
import { parseGoFloat, parseGoInteger } from './goNumbers.ts';

const constants: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (text) => [text, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (text) => [text, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (text) => [text, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
]);

const yamlFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const numberStart = /^[-+.0-9]/;

/**
 * Resolves a plain (unquoted, untagged) scalar as Kubernetes does: sigs.k8s.io/yaml decodes with go.yaml.in/yaml/v2
 * (resolve.go) and then writes JSON. That is neither YAML 1.1 nor 1.2: `yes` is true, `010` and `0o10` are 8, `12:30`
 * and timestamps stay text.
 * @param text the scalar's text, line breaks already folded
 */
export function resolvePlainScalar(text: string): ScalarValue {
  const constant = constants.get(text);
  if (constant !== undefined) return constant;
  if (!numberStart.test(text)) return text;
  if (text.startsWith('.')) return parseGoFloat(text) ?? text;
  const plain = text.replaceAll('_', '');
  const whole = parseGoInteger(plain);
  if (whole !== undefined) return whole;
  if (yamlFloat.test(plain)) return parseGoFloat(plain) ?? text;
  return text;
}

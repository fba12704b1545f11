import type { ScalarNode } from './tree.ts';
import { formatGoFloat32, parseGoInteger } from './yaml/goNumbers.ts';

/**
 * The text that a key means to Kubernetes' decoder, which turns YAML keys into JSON ones: `true:` is "true",
 * `0x1:` is "1" (sigs.k8s.io/yaml, convertToJSONableObject). Keys that it refuses (null) give their source text.
 */
export function keyText(key: ScalarNode): string {
  const { value } = key;
  if (typeof value === 'string') return value;
  if (value === null) return key.source;
  if (typeof value === 'number' && parseGoInteger(key.source.replaceAll('_', '')) === undefined) {
    return formatGoFloat32(value);
  }
  return String(value);
}

/** Whether a key merges other mappings into its own: `<<`, not in quotes. */
export function isMergeKey(key: ScalarNode): boolean {
  return key.style === 'plain' && key.value === '<<';
}

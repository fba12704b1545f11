import { isMergeKey, keyText } from './keyText.ts';
import type { MappingEntry, SyntaxProblem } from './tree.ts';

/** Reports each key that the mapping already has; Kubernetes' strict decoding refuses them, the last one counts. Merge keys may repeat. */
export function reportDuplicateKeys(entries: readonly MappingEntry[], problems: SyntaxProblem[]): void {
  const seen = new Set<string>();
  for (const { key } of entries) {
    if (isMergeKey(key)) continue;
    const text = keyText(key);
    if (seen.has(text)) {
      problems.push({
        code: 'duplicate-key',
        message: `The key "${text}" is already set in this mapping, and only the last one counts. Remove one of them.`,
        range: key.range,
      });
    }
    seen.add(text);
  }
}

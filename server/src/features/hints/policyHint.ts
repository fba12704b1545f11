import type { Environment } from '../../assembly/environment.ts';
import type { TextRange } from '../../base/range.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { HintKind } from '../../workspace/shown.ts';

/** What stands behind an element of a policy in one environment. */
export interface PolicyWord {
  /** The element behind whose first line, or value, it stands. */
  readonly path: string;
  readonly at: 'firstLine' | 'value';
  readonly text: string;
  readonly tooltip: string | undefined;
}

/** What makes the hints of one kind in policies. */
export interface PolicyHints {
  readonly kind: HintKind;
  /**
   * @param isSeen whether an element stands in the lines that are looked at
   */
  readonly words: (
    environment: Environment,
    policy: NetworkPolicy,
    isSeen: (path: string) => boolean,
  ) => Generator<void, readonly PolicyWord[]>;
}

/** Where words stand behind the first line of an element: before a comment, and not beyond its end. */
export function endOfFirstLine(text: string, { start, end }: TextRange): number {
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0 || lineEnd >= end) return end;
  const line = text.slice(start, lineEnd);
  return start + line.replace(/\s+#.*$/, '').trimEnd().length;
}

import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';

/** Words with the architectures on which they hold. */
export interface TextOnColumns {
  readonly text: string;
  readonly columns: readonly SyscallColumn[];
  /** The same words hold everywhere. */
  readonly isAll: boolean;
}

/** What is the same on several architectures, said once. */
export function byText(
  entries: readonly { readonly text: string; readonly column: SyscallColumn }[],
): readonly TextOnColumns[] {
  const groups = new Map<string, SyscallColumn[]>();
  for (const { text, column } of entries) groups.set(text, [...(groups.get(text) ?? []), column]);
  return [...groups].map(([text, columns]) => ({ text, columns, isAll: groups.size === 1 }));
}

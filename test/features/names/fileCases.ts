import type { Workbench } from '../../../server/src/rules/workbench.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

/** Some files with a cursor in one of them. */
export interface FileCase {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly uri: string;
  /** Where `$0` stood. */
  readonly offset: number;
  readonly workbench: Workbench;
}

/**
 * The cases of a text: each begins at a line `=== title`, its files at lines `>>> name`. A case without files of its own in
 * front of the cursor's has those of the first, which are marked by `>>> *` at the head of the text.
 */
export function fileCases(text: string): readonly FileCase[] {
  const [head = '', ...parts] = text.split(/^=== /m);
  const common = filesOf(head);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const title = part.slice(0, end);
    const marked = new Map([...common, ...filesOf(part.slice(end + 1))]);
    const [name, source] = [...marked].find(([, each]) => each.includes('$0')) ?? [];
    if (name === undefined || source === undefined) throw new Error(`the case "${title}" has no cursor`);
    const files = new Map([...marked, [name, source.replace('$0', '')]]);
    return {
      title,
      files,
      uri: `${root}/${name}`,
      offset: source.indexOf('$0'),
      workbench: workbenchOf(files),
    };
  });
}

function filesOf(text: string): readonly (readonly [name: string, text: string])[] {
  return text
    .split(/^>>> /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end + 1)] as const;
    });
}

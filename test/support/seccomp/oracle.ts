import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Condition } from '../../../server/src/seccomp/libseccomp/condition.ts';

/** A filter as the library is told to build it. */
export interface FilterRequest {
  readonly defaultAction: number;
  /** Whether the native architecture stays, which is x86_64. */
  readonly native: boolean;
  readonly architectures: readonly string[];
  readonly binarySearch: boolean;
  readonly rules: readonly {
    readonly name: string;
    readonly action: number;
    readonly conditions: readonly Condition[];
  }[];
}

export type FilterAnswer =
  | { readonly results: readonly string[]; readonly program: string }
  | { readonly endless: true };

const script = fileURLToPath(new URL('oracle.py', import.meta.url));

/** Asks the libseccomp that is installed for the programs of filters, in their order. */
export async function* askLibseccomp(requests: Iterable<FilterRequest>): AsyncGenerator<FilterAnswer> {
  // Debian's module is not seen by other Pythons.
  const oracle = spawn('/usr/bin/python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: oracle.stdout })[Symbol.asyncIterator]();
  try {
    for (const request of requests) {
      oracle.stdin.write(`${written(request)}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error('the oracle has ended');
      yield JSON.parse(value) as FilterAnswer;
    }
  } finally {
    oracle.stdin.end();
    oracle.kill();
  }
}

function written({ defaultAction, ...rest }: FilterRequest): string {
  return JSON.stringify({ ...rest, default: defaultAction }, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

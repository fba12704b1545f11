import { finish } from '../../../server/src/base/steps.ts';
import type { Architecture } from '../../../server/src/seccomp/libseccomp/architecture.ts';
import { Filter, type Library, type Refusal } from '../../../server/src/seccomp/libseccomp/filter.ts';
import { architectureOf, tableOf } from '../../../server/src/seccomp/libseccomp/table.ts';
import type { FilterRequest } from './oracle.ts';

/** Debian 12's libseccomp is 2.5.4 with the table of 2.5.5. */
export const installedTable = tableOf('2.5.5');

export function architecture(name: string): Architecture {
  const found = architectureOf(name);
  if (found === undefined) throw new Error(`no architecture ${name}`);
  return found;
}

export const installedLibrary: Library = {
  native: architecture('x86_64'),
  table: installedTable,
  behaviour: { lowerBoundsMisplaced: true },
};

/** The filter that is asked for, and what became of each rule: one that is refused leaves the others as they were. */
export function buildFilter(
  request: FilterRequest,
  library: Library = installedLibrary,
): { readonly filter: Filter; readonly results: readonly (Refusal | 'added')[] } {
  const refusals = new Map<number, Refusal>();
  for (;;) {
    const filter = emptyFilter(request, library);
    for (const [index, rule] of request.rules.entries()) {
      const refusal = refusals.has(index) ? undefined : filter.addRule(rule, index);
      if (refusal !== undefined) refusals.set(index, refusal);
    }
    const refused = finish(filter.firstRefused());
    if (refused === undefined) {
      return { filter, results: request.rules.map((_, index) => refusals.get(index) ?? 'added') };
    }
    refusals.set(refused.rule, refused.refusal);
  }
}

function emptyFilter(request: FilterRequest, library: Library): Filter {
  const filter = Filter.create(library, request.defaultAction);
  if (filter === undefined) throw new Error('the default action is not valid');
  if (!request.native) filter.removeArchitecture(library.native);
  for (const name of request.architectures) filter.addArchitecture(architecture(name));
  return filter;
}

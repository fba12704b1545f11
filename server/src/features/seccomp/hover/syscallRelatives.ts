import { enumerate } from '../../../base/words.ts';
import { companionsWith, familiesWith, groupsOf } from '../../../seccomp/knowledge/syscallGroups.ts';
import type { Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import { newerForms } from '../../../seccomp/onTarget/newerForms.ts';
import { code } from '../../hover/markdown.ts';

/** What belongs to a call: calls that do the same, what came after it, calls that it is of use with, the sets that it is in. */
export function relatives(call: Syscall): readonly string[] {
  const { name, variantOf } = call;
  const family = others(
    name,
    familiesWith(name).flatMap(({ members }) => members),
  );
  const companions = others(
    name,
    companionsWith(name).flatMap(({ members }) => members),
  );
  const groups = groupsOf(call);
  return [
    variantOf === undefined ? '' : `Variant of ${code(variantOf.name)}: ${variantOf.how}.`,
    family.length === 0
      ? ''
      : `Family: ${enumerate(family)}. Programs choose among them, and a rule for one says nothing of the others.`,
    ...successions(name),
    companions.length === 0 ? '' : `Used together with ${enumerate(companions)}.`,
    groups.length === 0 ? '' : `In the sets ${enumerate(groups.map((group) => code(group.name)))}.`,
  ].filter((text) => text !== '');
}

/** What programs try before a call, and what a call is tried before. */
function successions(name: string): readonly string[] {
  const newer = newerForms.filter(({ older }) => older === name).map((form) => code(form.newer));
  const older = newerForms.filter((form) => form.newer === name);
  const failures = [...new Set(older.map(({ failure }) => failure))];
  return [
    newer.length === 0
      ? ''
      : `Newer programs and libraries try ${enumerate(newer)} first and come back to this call only where that fails with \`ENOSYS\`.`,
    older.length === 0
      ? ''
      : `Newer programs and libraries try it before ${enumerate(older.map((form) => code(form.older)))}; where it fails with another error than \`ENOSYS\`, ${enumerate(failures)}.`,
  ];
}

function others(name: string, members: readonly string[]): readonly string[] {
  return [...new Set(members)].filter((member) => member !== name).map(code);
}

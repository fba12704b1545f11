import { dangerOf } from '../../../seccomp/knowledge/dangers.ts';
import { syscallGroups } from '../../../seccomp/knowledge/syscallGroups.ts';
import { nearnesses, nearnessTo } from '../../../seccomp/knowledge/syscallNearness.ts';
import { allSyscalls, type Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import type { MappingNode } from '../../../syntax/tree.ts';
import type { Offer } from '../../completion/offer.ts';
import { scalar } from '../../completion/template.ts';
import { few } from '../../hover/markdown.ts';
import { entryNamed, textIn, textsIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';
import { reachOf } from './reach.ts';

/** Of the members of a set so many are told. */
const shownMembers = 20;

/**
 * Calls that a list does not have yet: first those of the family of what it has, last those that are obsolete. Behind them
 * come sets of calls.
 * @param listed what the list has
 */
export function callOffers(draft: ProfileDraft, listed: readonly string[]): readonly Offer[] {
  const free = freeCalls(draft, listed);
  return [...single(free, listed), ...sets(free)];
}

/** Calls for a place that takes only one. */
export function singleCallOffers(draft: ProfileDraft): readonly Offer[] {
  return single(freeCalls(draft, []), []);
}

function single(free: readonly Syscall[], listed: readonly string[]): readonly Offer[] {
  const nearness = nearnessTo(new Set(listed));
  return free.map((call) => ({
    label: call.name,
    kind: 'value',
    detail: call.summary,
    documentation: risk(call),
    // Names with a line in front are those of 32-bit calls, and would come first by the alphabet.
    rank: nearnesses.indexOf(nearness(call)) + (call.name.startsWith('_') ? 0.5 : 0),
    content: { kind: 'value', value: scalar(call.name) },
  }));
}

/** Sets of calls, which become their members that are free. */
function sets(calls: readonly Syscall[]): readonly Offer[] {
  const free = new Set(calls.map(({ name }) => name));
  return syscallGroups().flatMap(({ name, origin, description, members }): readonly Offer[] => {
    const missing = members.filter((member) => free.has(member));
    if (missing.length === 0) return [];
    const [one, ...others] = missing.map(scalar);
    return [
      {
        label: name,
        kind: 'group',
        detail: missing.length === 1 ? 'one call' : `${missing.length} calls`,
        documentation: `${description}. A set of ${origin}; a profile names its members.\n\n${few(missing, shownMembers)}`,
        rank: nearnesses.length + (origin === 'systemd' ? 0 : 1),
        content: { kind: 'items', values: one === undefined ? [] : [one, ...others] },
      },
    ];
  });
}

/** Those for which a rule can match. The supervisor of SCMP_ACT_NOTIFY is handed over by `write`. */
function freeCalls({ rule, architectures }: ProfileDraft, listed: readonly string[]): readonly Syscall[] {
  const known = new Set(listed);
  const isReached = reachOf(hostsOf(rule), architectures);
  const isNotified = rule !== undefined && textIn(rule, 'action') === 'SCMP_ACT_NOTIFY';
  return allSyscalls().filter(
    (call) => !known.has(call.name) && !(isNotified && call.name === 'write') && isReached(call),
  );
}

function hostsOf(rule: MappingNode | undefined): readonly string[] {
  const includes = rule === undefined ? undefined : entryNamed(rule, 'includes')?.value;
  return includes?.kind === 'mapping' ? textsIn(entryNamed(includes, 'arches')?.value) : [];
}

function risk({ name }: Syscall): string | undefined {
  const danger = dangerOf(name);
  return danger && `Risk: ${danger.level}. ${danger.why}`;
}

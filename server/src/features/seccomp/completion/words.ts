import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import { architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import { filterFlagNamed } from '../../../seccomp/knowledge/filterFlags.ts';
import { wordsOf } from '../../../seccomp/words/words.ts';
import type { MappingNode } from '../../../syntax/tree.ts';
import { entryNamed, keysIn, textIn, textsIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';

/** What people write most goes first. */
const usualActions = ['SCMP_ACT_ALLOW', 'SCMP_ACT_ERRNO', 'SCMP_ACT_LOG', 'SCMP_ACT_KILL_PROCESS'];

/**
 * Actions that can stand in a rule, or as the default one: such that what is beside them stays right.
 * @param holder what the action stands in; undefined where that is new
 */
export function actionsFor(
  { dialect, hasListener }: ProfileDraft,
  key: 'action' | 'defaultAction',
  holder: MappingNode | undefined,
): readonly string[] {
  const beside = holder === undefined ? new Set<string>() : keysIn(holder);
  const hasErrno = ['errnoret', 'errno', 'defaulterrnoret', 'defaulterrno'].some((name) => beside.has(name));
  const names = holder === undefined ? [] : textsIn(entryNamed(holder, 'names')?.value);
  const all = wordsOf('action', dialect) ?? [];
  const allowed = all.filter((name) => {
    const action = actionNamed(name);
    if (action === undefined || action.sameAs !== undefined || (hasErrno && !action.usesErrno)) return false;
    return name !== 'SCMP_ACT_NOTIFY' || (key === 'action' && hasListener && !names.includes('write'));
  });
  return usualFirst(allowed, key === 'action' ? usualActions : ['SCMP_ACT_ERRNO', ...usualActions]);
}

const usualArchitectures = [
  'SCMP_ARCH_X86_64',
  'SCMP_ARCH_AARCH64',
  'SCMP_ARCH_X86',
  'SCMP_ARCH_X32',
  'SCMP_ARCH_ARM',
];

/**
 * Architectures that every runtime takes and that can stand in one filter with others.
 * @param others that the filter has already
 */
export function architecturesBeside({ dialect }: ProfileDraft, others: readonly string[]): readonly string[] {
  const order = others.map((name) => architectureNamed(name)?.endian).find((endian) => endian !== undefined);
  const allowed = (wordsOf('architecture', dialect) ?? []).filter((name) => {
    const architecture = architectureNamed(name);
    if (architecture?.since.runc === undefined || others.includes(name)) return false;
    return order === undefined || architecture.endian === order;
  });
  return usualFirst(allowed, [...others.flatMap(alsoRun), ...usualArchitectures]);
}

/** Flags that every runtime takes. */
export function flagsFor({ dialect }: ProfileDraft): readonly string[] {
  const taken = (wordsOf('flag', dialect) ?? []).filter(
    (name) => filterFlagNamed(name)?.since.runc !== undefined,
  );
  return usualFirst(taken, ['SECCOMP_FILTER_FLAG_LOG']);
}

/** Equality first, and beside a second value only what uses it. */
export function operatorsFor({ dialect }: ProfileDraft, holder: MappingNode | undefined): readonly string[] {
  if (holder !== undefined && keysIn(holder).has('valuetwo')) return ['SCMP_CMP_MASKED_EQ'];
  return usualFirst(wordsOf('operator', dialect) ?? [], ['SCMP_CMP_EQ']);
}

/** Hosts as Docker writes them; x32 is an architecture of programs, never of a host. */
export function hostsFor({ dialect }: ProfileDraft): readonly string[] {
  const hosts = (wordsOf('host', dialect) ?? []).filter((name) => name !== 'x32');
  return usualFirst(hosts, ['amd64', 'arm64']);
}

export function textBeside(holder: MappingNode | undefined, key: string): string | undefined {
  return holder === undefined ? undefined : textIn(holder, key);
}

/** What the processors of an architecture run besides. */
function alsoRun(name: string): readonly string[] {
  return architectureNamed(name)?.subArchitectures ?? [];
}

/** The words in their order, but for those that people write most. */
function usualFirst(words: readonly string[], usual: readonly string[]): readonly string[] {
  return [...new Set([...usual.filter((word) => words.includes(word)), ...words])];
}

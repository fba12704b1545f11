import { architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import type { ProfileDraft } from './profileDraft.ts';

/** The columns of the architectures that the profile lists. */
export function architectureColumns({ architectures }: ProfileDraft): readonly SyscallColumn[] {
  return architectures.flatMap((name) => architectureNamed(name)?.column ?? []);
}

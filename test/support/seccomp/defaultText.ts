import type { RawValue } from '../../../server/src/seccomp/rawProfile.ts';
import { engineDefault } from '../../../server/src/seccomp/targets/defaultProfile.ts';
import type { Engine } from '../../../server/src/seccomp/targets/presets.ts';

export interface DefaultText {
  readonly defaultAction: string;
  readonly defaultErrnoRet?: number;
  readonly architectures: readonly string[];
  readonly syscalls: readonly { readonly names: readonly string[]; readonly action: string }[];
}

/** The default profile of an engine as people copy it, for x86_64 and what that runs besides. */
export function copiedDefault(engine: Engine): DefaultText {
  const body = engineDefault(engine, 'x86_64')?.profile.body;
  if (body === undefined) throw new Error(`${engine} has no default profile`);
  const architectures = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'];
  return { ...(plain(body) as DefaultText), architectures };
}

function plain(value: RawValue): unknown {
  switch (value.kind) {
    case 'object':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
    case 'list':
      return value.items.map(plain);
    default:
      return 'value' in value ? value.value : null;
  }
}

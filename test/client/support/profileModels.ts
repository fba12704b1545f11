import { finish } from '../../../server/src/base/steps.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

/** What the server says of a profile in JSON. */
export function profileModel(profile: unknown): PreviewModel {
  const workbench = workbenchOf(new Map([['profile.json', JSON.stringify(profile, undefined, 2)]]));
  const answer = finish(
    previewAt(workbench, { uri: `${root}/profile.json`, position: { line: 0, character: 0 } }),
  );
  if (answer.kind === 'nothing') throw new Error(answer.message);
  return answer.model;
}

/** A profile with every kind of row that there is. */
export const sampleProfile = {
  defaultAction: 'SCMP_ACT_ERRNO',
  defaultErrnoRet: 1,
  archMap: [
    { architecture: 'SCMP_ARCH_X86_64', subArchitectures: ['SCMP_ARCH_X86', 'SCMP_ARCH_X32'] },
    { architecture: 'SCMP_ARCH_AARCH64', subArchitectures: ['SCMP_ARCH_ARM'] },
  ],
  flags: ['SECCOMP_FILTER_FLAG_LOG'],
  listenerPath: '/run/listener.sock',
  syscalls: [
    { names: ['read', 'write', 'openat', 'close', 'socket', 'connect', 'raed'], action: 'SCMP_ACT_ALLOW' },
    ...[0, 8, 0x20000, 0x20008].map((value) => ({
      names: ['personality'],
      action: 'SCMP_ACT_ALLOW',
      args: [{ index: 0, value, op: 'SCMP_CMP_EQ' }],
    })),
    {
      names: ['clone'],
      action: 'SCMP_ACT_ALLOW',
      args: [{ index: 0, value: 0x7e020000, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }],
      excludes: { caps: ['CAP_SYS_ADMIN'], arches: ['s390', 's390x'] },
    },
    { names: ['bpf', 'mount'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_SYS_ADMIN'] } },
    { names: ['ioctl'], action: 'SCMP_ACT_NOTIFY' },
    { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: 38 },
    { names: ['ptrace', 'kexec_load'], action: 'SCMP_ACT_KILL_PROCESS' },
    { names: ['getpid'], action: 'SCMP_ACT_LOG' },
  ],
};

/** The profile without a call, wherever it is named. */
export function withoutCall(profile: typeof sampleProfile, call: string): typeof sampleProfile {
  const syscalls = profile.syscalls.map((rule) => ({
    ...rule,
    names: rule.names.filter((name) => name !== call),
  }));
  return { ...profile, syscalls };
}

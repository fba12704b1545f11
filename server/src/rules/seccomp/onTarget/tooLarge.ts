import { mostInstructions } from '../../../seccomp/libseccomp/program/program.ts';
import type { ProfileRule } from '../../rule.ts';
import { atDefault } from './places.ts';

/** Filters that no kernel takes, for their length. */
export const seccompTooLarge: ProfileRule = {
  id: 'seccomp-too-large',
  scope: 'profile',
  summary: 'The filter has more instructions than a kernel takes',
  explanation:
    'libseccomp makes a program of a profile, and a kernel takes 4,096 instructions of one and no more. Calls cost little; ' +
    'conditions cost one instruction for each value, and that again for each architecture. A longer program is refused, and ' +
    'no container starts. Compare under a mask or with a range in place of many single values, or leave architectures out ' +
    'that nobody needs. Told where the program is surely too long; what the library shares between calls is taken off.',
  sources: [
    'linux:include/uapi/linux/bpf_common.h, BPF_MAXINSNS',
    'linux:kernel/seccomp.c, seccomp_prepare_filter',
    'observed with libseccomp 2.5.4: 2,082 instructions are loaded, 4,130 are refused',
  ],
  defaultSeverity: 'error',
  checkOnHost: ({ filter, profile }) => {
    const least = filter?.program.leastInstructions ?? 0;
    if (least <= mostInstructions) return [];
    return [
      {
        message: `No container starts: the filter has more than ${count(least)} instructions, and a kernel takes ${count(mostInstructions)}. Compare under a mask or with a range in place of many values, or leave architectures out.`,
        place: atDefault(profile),
      },
    ];
  },
};

/** `4,096` */
function count(number: number): string {
  return number.toLocaleString('en-US');
}

import { columnOf } from '../../../seccomp/kernel/calls.ts';
import { argumentAt } from '../../../seccomp/knowledge/prototypes.ts';
import { datumOf } from '../../../seccomp/libseccomp/condition.ts';
import { conditionalCalls, inConditions } from '../../../seccomp/onTarget/callOnHost.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { conditionOf } from './places.ts';

/** Conditions on arguments that are addresses. */
export const seccompPointer: ProfileRule = {
  id: 'seccomp-pointer',
  scope: 'profile',
  summary: 'A condition on an address',
  explanation:
    'A filter sees the registers and never the memory that they point to: of a path, a `struct sockaddr` or the flags in the ' +
    'structure of `clone3` and `openat2` it has the address alone, which is another one on each start. Comparing it with a ' +
    'number tells nothing about what is there. Whether an address is given at all (a comparison with 0) can be asked, and ' +
    'nothing is said of it.',
  sources: ['linux:kernel/seccomp.c', 'linux:include/linux/syscalls.h, prototypes of 6.17', 'man 2 seccomp'],
  defaultSeverity: 'warning',
  checkOnHost: (host) => conditionalCalls(host).flatMap((call) => onAddresses(host, call)),
};

const onAddresses = inConditions((host, attempt, condition): readonly Finding[] => {
  const { name } = attempt;
  const argument = argumentAt(name, condition.index, columnOf(host.target.architecture));
  if (argument?.type.pointer !== true || datumOf(condition) === 0n) return [];
  return [
    {
      message: `Argument ${condition.index} of ${name} is the address of \`${argument.name}\`: a filter does not see what is there, and the address differs from start to start. Remove the condition, or decide on the call as a whole.`,
      place: conditionOf(host, attempt, condition).place,
    },
  ];
});

import { groupBy } from '../../../base/groupBy.ts';
import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { lacksCall } from '../../../seccomp/kernel/calls.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Names of calls that the target's kernel lacks. */
export const seccompNewerThanKernel: ProfileRule = {
  id: 'seccomp-newer-than-kernel',
  scope: 'profile',
  summary: 'The target’s kernel does not have a call',
  explanation:
    'A rule for a call that the kernel does not have yet does no harm: the call fails with ENOSYS where the ' +
    'filter lets it through. It is told to those who want a profile for one kernel without what is of no use there.',
  sources: ['mebeim/linux-syscalls, Linux 4.0 to 6.17', 'libseccomp 2.6.1:src/syscalls.csv'],
  defaultSeverity: 'off',
  checkOnHost: (host) => {
    const { architecture, kernel } = host.target;
    const lacking = (host.filter?.prepared.attempts ?? []).filter(
      ({ name }) =>
        syscallNamed(name)?.kernel.since !== undefined &&
        syscallNamed(name)?.kernel.removed === undefined &&
        numberOfCall(name, architecture) !== undefined &&
        lacksCall(syscallNamed(name), architecture, kernel),
    );
    return [...groupBy(lacking, ({ ruleOrigin }) => ruleOrigin.path).values()].flatMap((attempts) => {
      const names = attempts.map(({ name }) => name);
      const [first] = attempts;
      if (first === undefined) return [];
      return [
        {
          message: `Linux ${kernel} does not have ${namesInWords(names)}: naming ${agreeing(names, 'it', 'them')} has no effect there.`,
          place: placeOf(first.origin),
          tags: ['unnecessary' as const],
        },
      ];
    });
  },
};

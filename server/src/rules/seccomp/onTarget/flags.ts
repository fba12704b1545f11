import type { ProfileRule } from '../../rule.ts';
import { filterOfCrun } from '../sources.ts';
import { atDefault, placeOf, topValue } from './places.ts';

const waitKillable = 'SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV';
const specAllow = 'SECCOMP_FILTER_FLAG_SPEC_ALLOW';

/** Flags that the filter is not loaded with as they are written, or is loaded with though they are not. */
export const seccompFlags: ProfileRule = {
  id: 'seccomp-flags',
  scope: 'profile',
  summary: 'The filter is loaded with other flags than it says',
  explanation:
    'Where `flags` is absent, runc from 1.2 on and crun load the filter with SECCOMP_FILTER_FLAG_SPEC_ALLOW, which switches ' +
    'the mitigation of Speculative Store Bypass off for the container; an empty list (`"flags": []`) does not. runc takes ' +
    'SECCOMP_FILTER_FLAG_TSYNC and never hands it on. crun drops all flags where the kernel refuses one of them, as it does ' +
    'with SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV where nobody is notified. Flags that a runtime refuses keep the container ' +
    'from starting, which is told by itself.',
  sources: [
    'runc:libcontainer/specconv/spec_linux.go',
    filterOfCrun,
    'observed with runc 1.4.2 and crun 1.8.1',
  ],
  defaultSeverity: 'off',
  checkOnHost: ({ filter, profile, target }) => {
    if (filter === undefined) return [];
    const { flags } = filter.prepared;
    const written = topValue(profile, 'flags');
    const { name, version } = target.runtime;
    if (written === undefined) {
      if (!flags.includes(specAllow)) return [];
      return [
        {
          message: `Without "flags" ${name} ${version} loads the filter with ${specAllow}: the mitigation of Speculative Store Bypass is off in the container. Write "flags": [] to keep it.`,
          place: atDefault(profile),
        },
      ];
    }
    const items = written.kind === 'list' ? written.items : [];
    return items.flatMap((item) => {
      if (item.kind !== 'text' || flags.includes(item.value)) return [];
      const why =
        item.value === waitKillable ? ', because nobody is notified, and drops the other flags with it' : '';
      return [
        {
          message: `${name} ${version} does not load the filter with ${item.value}${why}.`,
          place: placeOf(item.origin),
        },
      ];
    });
  },
};

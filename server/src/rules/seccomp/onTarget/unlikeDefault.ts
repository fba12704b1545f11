import type { Difference } from '../../../seccomp/compare/compare.ts';
import { comparedHosts } from '../../../seccomp/onTarget/comparedHosts.ts';
import { onHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { engineDefault, readByDocker } from '../../../seccomp/targets/defaultProfile.ts';
import type { ProfileRule } from '../../rule.ts';
import { atDefault } from './places.ts';
import { namesInWords } from './words.ts';

/** What a profile allows more and less than the engine's own. */
export const seccompUnlikeDefault: ProfileRule = {
  id: 'seccomp-unlike-default',
  scope: 'profile',
  summary: 'The profile differs from the engine’s own',
  explanation:
    'Docker, Podman, containerd and CRI-O give containers that ask for no profile one of their own. Most profiles began as a ' +
    'copy of one, and what was changed since is hard to see in hundreds of lines. Told are the calls that run under this ' +
    'profile and not under the newest default of the target’s engine that is known, and those the other way round, with ' +
    'the capabilities of the target. It is a comparison and no mistake, so this is off unless it is asked for.',
  sources: ['the tables of default profiles, each with its source'],
  defaultSeverity: 'off',
  needsAllRules: true,
  checkOnHostInSteps: function* (host) {
    const own = engineDefault(host.named.engine, host.target.architecture);
    if (own === undefined || host.compiled.kind === 'refused') return [];
    const byDefault = onHost(own.profile, host.named, readByDocker(host.target));
    if (byDefault.compiled.kind === 'refused') return [];
    const { gained, lost } = yield* comparedHosts(byDefault, host);
    const clauses = [
      ...clause(gained, 'allows', 'which that does not'),
      ...clause(lost, 'does not allow', 'which that does'),
    ];
    if (clauses.length === 0) return [];
    return [
      {
        message: `Beside the default profile of ${own.name} this one ${clauses.join('; it ')}.`,
        place: atDefault(host.profile),
        severity: 'info',
        isConsequence: true,
      },
    ];
  },
};

function clause(found: readonly Difference[], verb: string, end: string): readonly string[] {
  if (found.length === 0) return [];
  const names = found.map(({ syscall, always }) => (always ? syscall : `${syscall} for some arguments`));
  return [`${verb} ${namesInWords(names, 12)}, ${end}`];
}

import { compareCall, differsBare } from '../../../seccomp/compare/compare.ts';
import { allArchitectures, architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import { allSyscalls, type Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import { onHostInSteps, type ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { engineDefault, readByDocker } from '../../../seccomp/targets/defaultProfile.ts';
import type { ProfileRule } from '../../rule.ts';
import { atDefault } from './places.ts';

/** A profile that does what the engine does without one. */
export const seccompLikeDefault: ProfileRule = {
  id: 'seccomp-like-default',
  scope: 'profile',
  summary: 'The profile does the same as the engine’s own',
  explanation:
    'Docker, Podman, containerd and CRI-O give containers that ask for no profile one of their own. A copy of it changes ' +
    'nothing today, and tomorrow it is old: engines add the calls that new C libraries make, and take away those that turn ' +
    'out to be dangerous. Told where every call of the target’s architecture, with all arguments that make a difference, ' +
    'meets what it meets under the newest default of the target’s engine that is known, with the capabilities of the target. ' +
    'Use the default then: no `--security-opt seccomp=` for Docker and Podman, `type: RuntimeDefault` in Kubernetes.',
  sources: ['the tables of default profiles, each with its source'],
  defaultSeverity: 'hint',
  needsAllRules: true,
  checkOnHostInSteps: function* (host) {
    const own = engineDefault(host.named.engine, host.target.architecture);
    if (own === undefined || host.filter === undefined || !hasSubArchitectures(host)) return [];
    const byDefault = yield* onHostInSteps(own.profile, host.named, readByDocker(host.target));
    const [mine, theirs] = [byDefault.compiled, host.compiled];
    const { architecture } = host.target;
    // Nearly every profile differs in what it makes of a call without arguments, mostly of one that it names alone or not.
    const differs = ({ name }: Syscall): boolean => differsBare(mine, theirs, name, architecture);
    const isNamedOnce = ({ name }: Syscall): boolean =>
      byDefault.attempts.has(name) !== host.attempts.has(name);
    if (allSyscalls().some((call) => isNamedOnce(call) && differs(call))) return [];
    if (allSyscalls().some((call) => !isNamedOnce(call) && differs(call))) return [];
    for (const { name } of allSyscalls()) {
      const compared = compareCall(mine, theirs, name, architecture);
      if (Object.values(compared).some((difference) => difference !== undefined)) return [];
      yield undefined;
    }
    return [
      {
        message: `On ${host.target.architecture} every call meets what the default profile of ${own.name} makes of it, which containers have that ask for no profile. Use that one: it is kept up to date, and a copy is not.`,
        place: atDefault(host.profile),
        isConsequence: true,
      },
    ];
  },
};

/** The defaults are for all that the processor runs. */
function hasSubArchitectures({ architectures, target }: ProfileOnHost): boolean {
  const native = allArchitectures().find(({ libseccompName }) => libseccompName === target.architecture);
  return (native?.subArchitectures ?? []).every((name) =>
    architectures.includes(architectureNamed(name)?.libseccompName ?? ''),
  );
}

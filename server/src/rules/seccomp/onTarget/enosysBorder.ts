import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Newer calls that a still newer one keeps from being answered with ENOSYS. */
export const seccompEnosysBorder: ProfileRule = {
  id: 'seccomp-enosys-border',
  scope: 'profile',
  summary: 'Naming a newer call takes ENOSYS from those before it',
  explanation:
    'runc answers calls beyond the highest that a profile names with ENOSYS, so that programs fall back on older ones. Each ' +
    'newer name, in whatever rule, moves that border: the calls between are now met by the default action, and a program ' +
    'that tries one gets EPERM, or is killed, where it got ENOSYS before. Told of calls that C libraries and language ' +
    'runtimes are known to try. Name them: allow them, or answer them with ENOSYS (38).',
  sources: [
    'runc:libcontainer/seccomp/patchbpf/enosys_linux.go',
    'observed with runc 1.1.5 and 1.4.2',
    'https://github.com/opencontainers/runc/issues/2151',
  ],
  defaultSeverity: 'info',
  needsAllRules: true,
  checkOnHost: (host) => [...hole(host)],
};

/** Calls that are tried before older ones. Those of which an older form is allowed have a rule of their own. */
const tried = ['close_range', 'openat2', 'epoll_pwait2', 'futex_waitv'];

function* hole(host: ProfileOnHost): Generator<Finding> {
  const { architecture } = host.target;
  const border = host.filter?.prepared.stub?.highest.get(architecture);
  if (border === undefined) return;
  const inside = tried.filter((name) => {
    const number = numberOfCall(name, architecture);
    if (number === undefined || number > border || host.attempts.has(name)) return false;
    const verdict = host.verdict(name);
    return verdict.layer === 'default' && verdict.errno !== 38;
  });
  const [first] = inside;
  const newestName = [...host.attempts.keys()].find((name) => numberOfCall(name, architecture) === border);
  const [newest] = host.attempts.get(newestName ?? '') ?? [];
  if (first === undefined || newest === undefined) return;
  yield {
    message: `${newest.name} is the newest call that the profile names, and only what is beyond it is answered with ENOSYS: ${namesInWords(inside)} ${agreeing(inside, 'is', 'are')} not named and ${agreeing(inside, 'meets', 'meet')} the default action: ${effectOf(host.verdict(first), inside)}. Name ${agreeing(inside, 'it', 'them')}, allowed or with ENOSYS (38).`,
    place: placeOf(newest.origin),
  };
}

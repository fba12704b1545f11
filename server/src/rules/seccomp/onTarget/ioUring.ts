import { runs } from '../../../seccomp/evaluate/verdict.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { doneByRings, exists, isDenied } from '../../../seccomp/risk/waysAround.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** io_uring, which does what other calls do without making them. */
export const seccompIoUring: ProfileRule = {
  id: 'seccomp-io-uring',
  scope: 'profile',
  summary: 'io_uring does what denied calls do',
  explanation:
    'Through `io_uring_enter` the kernel opens files, connects and sends by requests in memory, which no filter sees. A ' +
    'profile that allows io_uring and denies `openat2`, `connect` or `socket`, wholly or for some arguments, denies nothing ' +
    'of it to a program that uses io_uring. Docker and containerd took io_uring out of their defaults in 2023.',
  sources: [
    'https://github.com/moby/moby/issues/46762',
    'https://github.com/containerd/containerd/issues/9048',
    'man 2 io_uring_enter',
  ],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) => [...around(host)],
};

function* around(host: ProfileOnHost): Generator<Finding> {
  if (!['io_uring_setup', 'io_uring_enter'].every((name) => runs(host.verdict(name)))) return;
  const allowed = host.verdict('io_uring_enter').rule?.origin;
  const denied = doneByRings(host.target.kernel).filter((name) => isDenied(host, name));
  const meant = denied.filter((name) =>
    allowed === undefined
      ? host.attempts.has(name) && !formsOf(name).some((form) => exists(host, form) && !isDenied(host, form))
      : // An allow-list that leaves a rare one out means nothing by it.
        host.attempts.has(name) || !['openat2', 'splice', 'renameat2'].includes(name),
  );
  const origin = allowed ?? host.attempts.get(meant[0] ?? '')?.[0]?.origin;
  if (origin === undefined || meant.length === 0) return;
  yield {
    message: `io_uring does what ${namesInWords(meant)} ${agreeing(meant, 'does', 'do')}, and no filter sees it: what the profile denies of ${agreeing(meant, 'it', 'them')} is open to programs that use io_uring. Deny io_uring_setup, io_uring_enter and io_uring_register.`,
    place: placeOf(origin),
  };
}

/** What other forms of a call would be named, of which one that runs shows that a form is denied, and not what it does. */
function formsOf(name: string): readonly string[] {
  return [`${name}2`, name.replace(/\d$/, ''), name.replace(/at\d?$/, '')].filter((form) => form !== name);
}

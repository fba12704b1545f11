import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { allArchitectures, architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { dockerOnKubernetes } from '../sources.ts';
import { atDefault, placeOf, topValue } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Architectures that the host's processor also runs and the filter does not know. */
export const seccompSubArchitectures: ProfileRule = {
  id: 'seccomp-sub-architectures',
  scope: 'profile',
  summary: 'Programs of a sub-architecture are killed',
  explanation:
    'A filter kills the thread that makes a call of an architecture that it is not for, whatever the default action, even ' +
    'ALLOW. On x86_64 these are the calls of 32-bit programs (X86) and of x32, on aarch64 those of 32-bit ARM. A profile that ' +
    'denies only a few calls hardly means that, and neither does a list of what is allowed that names calls which only the ' +
    'sub-architecture has. For other lists of what is allowed it is what many want, and nothing is said, unless they name ' +
    'no architectures at all and their default action kills: that is told for information, since nobody has chosen it. ' +
    'List the architectures, and look after `socketcall` then, which X86 has.',
  sources: ['libseccomp:src/gen_bpf.c', 'observed with runc 1.1.5 and crun 1.8.1', dockerOnKubernetes],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) => [...missing(host)],
};

function* missing(host: ProfileOnHost): Generator<Finding> {
  if (host.filter === undefined) return;
  const native = allArchitectures().find(({ libseccompName }) => libseccompName === host.target.architecture);
  const subArchitectures = native?.subArchitectures ?? [];
  const lacking = subArchitectures.filter(
    (name) => !host.architectures.includes(architectureNamed(name)?.libseccompName ?? ''),
  );
  if (lacking.length === 0 || lacking.length < subArchitectures.length) return;
  const names = lacking.map((name) => name.replace('SCMP_ARCH_', ''));
  const listed = topValue(host.profile, 'architectures');
  const items = listed?.kind === 'list' ? listed.items : [];
  const last = items.at(-1);
  const defaultAction = topValue(host.profile, 'defaultAction');
  const isDenyList = defaultAction?.kind === 'text' && /_(?:ALLOW|LOG)$/.test(defaultAction.value);
  if (!isDenyList && !namesTheirCalls(host, lacking)) {
    if (listed === undefined && topValue(host.profile, 'archMap') === undefined)
      yield* killedUnasked(host, names);
    return;
  }
  yield {
    message: `The filter is not for ${namesInWords(names)}: a program that makes such calls is killed, whatever the default action. List ${agreeing(names, 'it', 'them')} where such programs are to run.`,
    place: listed === undefined ? atDefault(host.profile) : placeOf(listed.origin),
    fixes:
      last?.kind === 'text'
        ? [
            {
              title: `Add ${namesInWords(lacking)}`,
              safe: false,
              edits: [{ after: last.origin, items: lacking }],
            },
          ]
        : [],
  };
}

/** Where calls that nobody allows kill, and nobody has said which architectures there are. */
function* killedUnasked(host: ProfileOnHost, names: readonly string[]): Generator<Finding> {
  const defaultAction = topValue(host.profile, 'defaultAction');
  if (defaultAction?.kind !== 'text' || !/_KILL(?:_THREAD|_PROCESS)?$/.test(defaultAction.value)) return;
  yield {
    message: `No architectures are listed, so the filter is for ${host.target.architecture} alone, and a program that makes calls of ${names.join(' or ')} is killed at its first one, whichever are allowed here. List the architectures whose programs are to run.`,
    place: atDefault(host.profile),
    severity: 'info',
  };
}

/** Whether the profile has rules for calls that no 64-bit program makes and a sub-architecture has. */
function namesTheirCalls(host: ProfileOnHost, subArchitectures: readonly string[]): boolean {
  const names = subArchitectures.flatMap((name) => architectureNamed(name)?.libseccompName ?? []);
  return [...host.attempts.keys()].some(
    (call) =>
      [host.target.architecture, 'x86_64'].every((name) => numberOfCall(call, name) === undefined) &&
      names.some((name) => numberOfCall(call, name) !== undefined),
  );
}

import { enumerate } from '../../../base/words.ts';
import { type Action, actionNamed } from '../../../seccomp/knowledge/actions.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import { sentence } from './words.ts';

/** What an action does, and what follows. */
export function describeAction(name: string): string | undefined {
  const action = actionNamed(name);
  if (action === undefined) return undefined;
  const { sameAs, notes } = action;
  return paragraphs(
    `**${plain(name)}**: ${plain(sentence(action.does))}`,
    consequence(action),
    bullets([
      ...(sameAs === undefined ? [] : [`Another name of ${code(sameAs)}.`]),
      ...(action.usesErrno
        ? ['The number of a rule is its `errnoRet`, that of the default action `defaultErrnoRet`.']
        : []),
      loggedText(action),
      ...notes.map((note) => plain(sentence(note))),
      sinceText(action),
    ]),
  );
}

function consequence({ name, callRuns }: Action): string {
  const own = consequences[name];
  return own ?? (callRuns ? 'The call runs.' : 'The call does not run.');
}

/** What a program notices of it. */
const consequences: Readonly<Record<string, string>> = {
  SCMP_ACT_KILL_PROCESS:
    "The call does not run. Of a container's first process, Docker and Kubernetes show exit code 159 (128 and signal 31).",
  SCMP_ACT_KILL_THREAD:
    'The call does not run. A process of one thread ends; one of many goes on without the thread, and may hang.',
  SCMP_ACT_KILL:
    'The call does not run. A process of one thread ends; one of many goes on without the thread, and may hang.',
  SCMP_ACT_TRAP: 'The call does not run. Only programs made for it handle the signal; all others end.',
  SCMP_ACT_ERRNO:
    'The call does not run. The program gets the error and may go on; with `ENOSYS` libraries fall back to older calls.',
  SCMP_ACT_NOTIFY: 'The call waits until the supervisor answers for it.',
  SCMP_ACT_TRACE: 'The call waits for the tracer, which may let it run, change it or skip it.',
  SCMP_ACT_LOG: 'The call runs: as a default action it denies nothing, and shows what a program needs.',
  SCMP_ACT_ALLOW: 'The call runs, and leaves no trace.',
};

function loggedText({ logged }: Action): string {
  if (logged === 'always')
    return 'Written to the audit log where `kernel.seccomp.actions_logged` names it, as it does by default.';
  return logged === 'never'
    ? 'Not written to the audit log.'
    : 'Written to the audit log only where the profile has the flag `SECCOMP_FILTER_FLAG_LOG`.';
}

function sinceText({ since }: Action): string {
  const { kernel, libseccomp, runc, crun, ociSpecification } = since;
  const parts = [
    `Linux ${kernel}`,
    `libseccomp ${libseccomp}`,
    `runc ${runc}`,
    ...(crun === 'first release' ? [] : [`crun ${crun}`]),
    `OCI runtime specification ${ociSpecification}`,
  ];
  return `Since ${enumerate(parts)}.`;
}

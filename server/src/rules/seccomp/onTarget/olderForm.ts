import { groupBy } from '../../../base/groupBy.ts';
import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { runs, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import { enosysOn } from '../../../seccomp/kernel/enosys.ts';
import { tableOf } from '../../../seccomp/libseccomp/table.ts';
import { type NewerForm, newerForms } from '../../../seccomp/onTarget/newerForms.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { writtenRule } from '../../../seccomp/onTarget/written.ts';
import { fieldOf, listItems } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding, Fix } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { atValue } from '../places.ts';
import { additionFix, placeOf, ruleFix } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Families of calls of which only the older forms run, while the newer ones do not say that they are not there. */
export const seccompOlderForm: ProfileRule = {
  id: 'seccomp-older-form',
  scope: 'profile',
  summary: 'A call is allowed and its newer form fails with the wrong error',
  explanation:
    'C libraries try the newest form of a call (`clone3`, `faccessat2`, `statx`, `fchmodat2`, on 32-bit architectures those ' +
    'with 64-bit time) and take the older one where the kernel answers ENOSYS. A profile that allows the older form and ' +
    'answers the newer one with EPERM, or kills, breaks every program of a newer image. Allow both forms by the same ' +
    'conditions; `clone3`, whose flags stand in memory where no filter sees them, is answered with ENOSYS where `clone` has ' +
    'conditions. runc answers calls beyond the newest one that a profile names with ENOSYS by itself, crun and youki do not.',
  sources: [
    'https://github.com/moby/moby/issues/42680',
    'https://github.com/alpinelinux/docker-alpine/issues/182',
    'https://github.com/moby/moby/issues/36417',
    'https://github.com/docker/docker-ce-packaging/issues/1007',
    'https://github.com/moby/moby/issues/43774',
  ],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) =>
    [
      ...groupBy(
        newerForms.flatMap((form) => brokenOn(host, form)),
        ({ attempt, verdict, architecture, newer }) =>
          `${attempt.action} ${attempt.conditions.length > 0} ${verdict.rule?.origin.path ?? ''} ${leftOut(host, newer)?.ruleOrigin.path ?? ''} ${attempt.name === newer ? '' : architecture}`,
      ).values(),
    ].flatMap((broken) => findingFor(host, broken)),
};

interface Broken extends NewerForm {
  readonly attempt: Attempt;
  readonly verdict: Verdict;
  readonly architecture: string;
}

function brokenOn(host: ProfileOnHost, form: NewerForm): readonly Broken[] {
  // Under a default action that allows it may be the newer form alone that has a rule.
  const [attempt] = [form.older, form.newer].flatMap((name) => host.attempts.get(name)?.find(isAdded) ?? []);
  if (attempt === undefined) return [];
  for (const architecture of host.runnable) {
    // Hardly a program is left that is made for it.
    if (architecture === 'x32') continue;
    if ([form.older, form.newer].some((name) => numberOfCall(name, architecture) === undefined)) continue;
    // Asked first, for it takes one answer, and mostly there is nothing to tell.
    const newer = host.verdicts(form.newer, architecture);
    const verdict = newer([]);
    if (isAbsence(verdict, architecture)) continue;
    const older = host.verdicts(form.older, architecture);
    if (!host.samples(form.older).some((args) => runs(older(args)))) continue;
    if (host.samples(form.newer).some((args) => runs(newer(args)))) continue;
    return [{ ...form, attempt, verdict, architecture }];
  }
  return [];
}

/** A rule with the default action is left out, and says what is meant all the same. */
function leftOut(host: ProfileOnHost, name: string): Attempt | undefined {
  return host.attempts.get(name)?.find(({ fate }) => fate === 'is-default');
}

function isAdded({ fate }: Attempt): boolean {
  return fate === 'added';
}

/** Whether a caller falls back on the older form, or needs not to. */
function isAbsence(verdict: Verdict, architecture: string): boolean {
  return (
    runs(verdict) ||
    verdict.errno === enosysOn(architecture) ||
    verdict.action === 'SCMP_ACT_NOTIFY' ||
    verdict.action === 'SCMP_ACT_TRACE'
  );
}

function findingFor(host: ProfileOnHost, broken: readonly Broken[]): readonly Finding[] {
  const [first, ...others] = broken;
  if (first === undefined) return [];
  const { attempt, verdict, architecture, failure } = first;
  const older = namesInWords(broken.map((one) => one.older));
  const newer = [...new Set(broken.map((one) => one.newer))];
  const where = architecture === host.target.architecture ? '' : ` on ${architecture}`;
  const table = tableOf(host.target.libseccomp.table);
  const unknown = newer.filter((name) => !table.knows(name));
  const hint =
    unknown.length > 0
      ? `The libseccomp of this target does not know ${namesInWords(unknown)}, so that naming it has no effect there: use a newer one, or ENOSYS (38) as the default error.`
      : attempt.conditions.length > 0
        ? 'Answer the newer form with ENOSYS (38), so that programs take the older one.'
        : 'Allow both, or answer the newer one with ENOSYS (38).';
  const allowed = broken.length === 1 ? 'is allowed and its' : 'are allowed and their';
  return [
    {
      message: `${older} ${allowed} newer ${agreeing(newer, 'form', 'forms')} ${namesInWords(newer)} not: ${effectOf(verdict, newer)}${where}, where programs expect ENOSYS to fall back, and ${failure}. ${hint}`,
      place: placeOf(attempt.origin),
      related: [
        ...others.flatMap((one) =>
          one.attempt.origin === attempt.origin
            ? []
            : [{ message: `Here is ${one.attempt.name}.`, place: placeOf(one.attempt.origin) }],
        ),
        ...(verdict.rule === undefined || verdict.rule.origin === attempt.origin
          ? []
          : [{ message: 'This decides on the newer form.', place: placeOf(verdict.rule.origin) }]),
      ],
      fixes: unknown.length > 0 ? [] : fixesFor(host, first, newer),
    },
  ];
}

function fixesFor(
  host: ProfileOnHost,
  { attempt, verdict }: Broken,
  newer: readonly string[],
): readonly Fix[] {
  const [name = ''] = newer;
  const denying =
    newer
      .flatMap((each) => host.attempts.get(each) ?? [])
      .find(({ origin }) => origin === verdict.rule?.origin) ?? leftOut(host, name);
  if (denying !== undefined) return enosysFix(writtenRule(host.profile, denying.ruleOrigin));
  // A rule that allows it would ask what can't be asked of it.
  if (attempt.conditions.length > 0)
    return [
      ruleFix(attempt, `Answer ${namesInWords(newer)} with ENOSYS (38)`, {
        names: newer,
        action: 'SCMP_ACT_ERRNO',
        errnoRet: 38,
      }),
    ];
  return additionFix(host, attempt.origin, newer, `Allow ${namesInWords(newer)} too`, false);
}

/** Another error for a rule that names nothing else. */
function enosysFix(rule: RawObject | undefined): readonly Fix[] {
  const action = rule && fieldOf(rule, 'action');
  if (rule === undefined || action?.kind !== 'text' || action.value !== 'SCMP_ACT_ERRNO') return [];
  if (listItems(rule, 'names').length !== 1) return [];
  const errno = fieldOf(rule, 'errnoRet');
  const edit =
    errno === undefined
      ? { before: action.origin, key: 'errnoRet', value: 38 }
      : { place: atValue(errno), newText: '38' };
  return [{ title: 'Answer with ENOSYS (38)', safe: true, edits: [edit] }];
}

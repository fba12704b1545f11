import type { CallChoices, TryCallAnswer, TryCallRequest } from '../../../protocol/tryCall.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { outcomeOf } from '../../../seccomp/evaluate/effect.ts';
import { explain } from '../../../seccomp/evaluate/explain.ts';
import { startError } from '../../../seccomp/evaluate/startError.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import { otherPrototypes } from '../../../seccomp/knowledge/syscallArguments.ts';
import { allSyscalls, type Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { sourceLinks } from '../../sourceLinks.ts';
import { callArguments } from './callArguments.ts';
import { onFirstHost } from './onTarget.ts';
import { profileAt } from './profileAt.ts';

/** What the profile at a place can be asked about: the calls of its architectures. */
export function callChoices(workbench: Workbench, uri: string, offset: number): CallChoices | undefined {
  const host = hostAt(workbench, uri, offset);
  if (host === undefined) return undefined;
  const own = host.target.architecture;
  const architectures = [own, ...host.architectures.filter((name) => name !== own)];
  return {
    target: host.named.name,
    architectures,
    calls: allSyscalls()
      .filter(({ name }) => architectures.some((each) => numberOfCall(name, each) !== undefined))
      .map((call) => ({ name: call.name, summary: call.summary, parameters: parameters(call, own) })),
  };
}

/** The first host of the target; undefined where there is no profile. */
function hostAt(workbench: Workbench, uri: string, offset: number): ProfileOnHost | undefined {
  const profile = profileAt(workbench, uri, offset);
  return profile && onFirstHost(workbench, uri, profile);
}

function parameters(call: Syscall, architecture: string): string {
  const other = otherPrototypes(call.name).get(columnOf(architecture));
  const list = other ?? (call.arguments ?? []).map(({ name, type }) => `${type.text} ${name}`);
  return list.map((one) => one.replace(/\* (?=\w+$)/, '*')).join(', ');
}

/** What the profile at a place does with a call, as `policy-lens seccomp evaluate` has it. */
export function tryCall(
  workbench: Workbench,
  offset: number,
  { uri, call, architecture, args }: TryCallRequest,
): TryCallAnswer | undefined {
  const host = hostAt(workbench, uri, offset);
  if (host === undefined) return undefined;
  const { compiled } = host;
  const error = startError(compiled);
  if (error !== undefined) return { problem: `No container starts with this profile: ${error}.` };
  if (numberOfCall(call, architecture) === undefined) {
    return { problem: `There is no call ${call} on ${architecture}.` };
  }
  const read = callArguments(call, architecture, args);
  if (read.kind === 'problem') return { problem: read.problem };
  const explained = explain(compiled, { call, args: read.values, architecture });
  const shown = args.trim().replace(/[\s,]+/g, ', ');
  return {
    verdict: `${call}(${shown}) on ${architecture}: ${outcomeOf(explained)}.`,
    explanation: explained.explanation,
    place: explained.rule && sourceLinks(workbench)(explained.rule.origin),
  };
}

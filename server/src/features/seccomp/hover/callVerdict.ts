import type { Environment } from '../../../assembly/environment.ts';
import { enumerate } from '../../../base/words.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { startError } from '../../../seccomp/evaluate/startError.ts';
import type { Verdict } from '../../../seccomp/evaluate/verdict.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { plain } from '../../hover/markdown.ts';
import { sourceLinks } from '../../sourceLinks.ts';
import { onTarget } from '../lens/onTarget.ts';

/**
 * What a profile does with a call on each architecture of its target, and the lines that decide.
 * @returns undefined where none of them has the call, or a base profile is not known
 */
export function callVerdict(
  workbench: Workbench,
  environment: Environment,
  profile: RawProfile,
  call: string,
): string | undefined {
  const { hosts, unknownBase } = onTarget(workbench, environment, profile);
  const [first] = hosts;
  if (first === undefined || unknownBase !== undefined) return undefined;
  const start = `**This profile** on ${plain(first.named.name)}`;
  if (startError(first.compiled) !== undefined) return `${start}: no container starts.`;
  const onArchitectures = new Map<string, string[]>();
  for (const host of hosts) {
    for (const architecture of host.runnable) {
      if (numberOfCall(call, architecture) === undefined) continue;
      const text = outcome(workbench, host, call, architecture);
      onArchitectures.set(text, [...(onArchitectures.get(text) ?? []), plain(architecture)]);
    }
  }
  const texts = [...onArchitectures].map(([text, architectures]) => `on ${enumerate(architectures)} ${text}`);
  return texts.length === 0 ? undefined : `${start}: ${texts.join('; ')}.`;
}

/** `it runs (profile.json:8)`; where it depends on arguments, each that may happen, and by which rules. */
function outcome(workbench: Workbench, host: ProfileOnHost, call: string, architecture: string): string {
  const outcomes = new Map<string, Set<string>>();
  for (const args of host.samples(call)) {
    const { effect, from } = outcomeOf(workbench, host.verdict(call, args, architecture));
    outcomes.set(effect, (outcomes.get(effect) ?? new Set()).add(from));
  }
  const texts = [...outcomes].map(([effect, from]) => effect + fromText([...from]));
  return texts.length === 1 ? texts.join() : `it depends on the arguments: ${enumerate(texts, 'or')}`;
}

/** So many rules that do the same are linked. */
const shownRules = 3;

function fromText(from: readonly string[]): string {
  const shown = from.filter((text) => text !== '').slice(0, shownRules);
  if (shown.length === 0) return '';
  const more = from.length - shownRules;
  return ` (${enumerate(more > 0 ? [...shown, `${more} more`] : shown)})`;
}

/** What happens, and what decides it. */
function outcomeOf(
  workbench: Workbench,
  verdict: Verdict,
): { readonly effect: string; readonly from: string } {
  const { layer, rule } = verdict;
  const link = rule && sourceLinks(workbench)(rule.origin);
  const effect = layer === 'kernel' ? 'the kernel does not have it' : effectOf(verdict);
  if (link !== undefined) {
    const target = `${link.uri.replaceAll('(', '%28').replaceAll(')', '%29')}#L${link.range.start.line + 1}`;
    return { effect, from: `[${plain(link.text)}](${target})` };
  }
  return { effect, from: layer === 'kernel' ? '' : layers[layer] };
}

const layers: Readonly<Record<Exclude<Verdict['layer'], 'kernel'>, string>> = {
  rule: 'a rule',
  default: 'the default action',
  architecture: 'the filter is not for it',
  stub: 'runc’s answer to calls newer than the profile',
  unconfined: 'there is no filter',
};

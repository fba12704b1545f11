import { enumerate } from '../../../base/words.ts';
import { capabilityNamed } from '../../../seccomp/knowledge/capabilities.ts';
import type { DefaultProfile } from '../../../seccomp/knowledge/defaultProfiles.ts';
import { defaultState, newestDefaults } from '../../../seccomp/knowledge/defaultStates.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import { defaultProfileName } from './syscallDefaults.ts';
import { sentence } from './words.ts';

/** What a capability lets a process do, and which calls the default profiles allow with it. */
export function describeCapability(name: string): string | undefined {
  const capability = capabilityNamed(name);
  if (capability === undefined) return undefined;
  const { means, number, sinceKernel, inDockerDefaults } = capability;
  const opened = newestDefaults().flatMap((profile) => {
    const calls = callsThatNeed(profile, name);
    return calls.length === 0 ? [] : [`${defaultProfileName(profile)}: ${enumerate(calls.map(code))}.`];
  });
  return paragraphs(
    `**${plain(name)}**: ${plain(sentence(means))}`,
    bullets([
      inDockerDefaults
        ? 'Docker gives it to every container by default.'
        : 'Docker gives it to no container by default.',
      `Capability ${number}, since Linux ${sinceKernel}.`,
      'With it in `includes.caps`, a rule is for containers that have it; in `excludes.caps`, for those that lack it.',
    ]),
    opened.length === 0
      ? undefined
      : `Default profiles allow with it what they deny without capabilities:\n\n${bullets(opened)}`,
  );
}

function callsThatNeed(profile: DefaultProfile, capability: string): readonly string[] {
  const named = profile.rules
    .filter(({ whenCapabilities }) => whenCapabilities.includes(capability))
    .flatMap(({ names }) => names);
  return [...new Set(named)].filter((call) => {
    const { kind, capabilities } = defaultState(profile, call);
    return kind === 'needs a capability' && capabilities.includes(capability);
  });
}

import { architectureOfHost } from '../../seccomp/knowledge/architectures.ts';
import { capabilityNamed } from '../../seccomp/knowledge/capabilities.ts';
import type { ProfileContext, ProfileValue } from '../../seccomp/profile/parts.ts';
import type { RawText } from '../../seccomp/rawProfile.ts';
import { meantWord } from '../../seccomp/words/meantWord.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, wordFix } from './places.ts';

/** What `includes` and `excludes` ask for and no host can have. */
export const seccompIncludesExcludes: ProfileRule = {
  id: 'seccomp-includes-excludes',
  scope: 'profile',
  summary: 'includes or excludes ask for what does not exist',
  explanation:
    'Docker compares the words of `includes` and `excludes` to the letter: a rule that includes a capability or an ' +
    'architecture that does not exist never applies, and one that excludes it always does. `minKernel` is a text of two ' +
    'numbers, such as "4.8"; for anything else Docker refuses the profile. Podman and CRI-O do not know it: there the ' +
    'rule applies on every kernel.',
  sources: [
    'moby/profiles:seccomp/seccomp.go',
    'moby/profiles:seccomp/kernel_linux.go',
    'container-libs:common/pkg/seccomp/filter_linux.go',
  ],
  defaultSeverity: 'warning',
  check: ({ values }, context) => values.flatMap((value) => ofValue(value, context)),
};

function ofValue({ value, schema }: ProfileValue, context: ProfileContext): readonly Finding[] {
  if (schema.kind !== 'text' || value.kind !== 'text') return [];
  switch (schema.sort) {
    case 'kernel':
      return ofKernel(value);
    case 'capability':
      return ofCapability(value, context);
    case 'host':
      return ofHost(value, context);
    default:
      return [];
  }
}

function ofKernel(value: RawText): readonly Finding[] {
  const text = value.value;
  const parts = /^(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  const fits = parts?.every((part) => part < 256) === true && parts.some((part) => part > 0);
  if (text === '' || fits) return [];
  const two = /^v?(\d{1,3}\.\d{1,3})\b/.exec(text)?.[1];
  const fix =
    two === undefined || two === text
      ? []
      : [
          {
            title: `Write "${two}"`,
            safe: false,
            edits: [{ place: atValue(value), newText: JSON.stringify(two) }],
          },
        ];
  return [
    {
      message: `"${text}" is no kernel version that Docker reads: it takes two numbers of at most 255, such as "5.15". It refuses the profile.`,
      place: atValue(value),
      severity: 'error',
      fixes: fix,
    },
  ];
}

const consequence = 'A rule that includes it never applies, one that excludes it always does.';

function ofCapability(value: RawText, { dialect, language }: ProfileContext): readonly Finding[] {
  const text = value.value;
  if (capabilityNamed(text) !== undefined) return [];
  const meant = meantWord(text, 'capability', dialect);
  const hint = meant === undefined ? '' : ` ${meant} is meant, most likely.`;
  return [
    {
      message: `"${text}" is no capability. ${consequence}${hint}`,
      place: atValue(value),
      fixes: meant === undefined ? [] : [wordFix(value, meant, language, false)],
    },
  ];
}

/** Docker's own spellings, one of which (mips3l64n32) is a slip that it keeps, and Podman's. */
function ofHost(value: RawText, { dialect, language }: ProfileContext): readonly Finding[] {
  const text = value.value;
  if (architectureOfHost(text) !== undefined) return [];
  const meant = meantWord(text, 'host', dialect);
  const hint = meant === undefined ? '' : ` Docker writes ${meant}.`;
  return [
    {
      message: `"${text}" is no architecture as Docker writes it for a host. ${consequence}${hint}`,
      place: atValue(value),
      fixes: meant === undefined || meant === text ? [] : [wordFix(value, meant, language, false)],
    },
  ];
}

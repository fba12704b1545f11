import { enumerate } from '../../../base/words.ts';
import { type FilterFlag, filterFlagNamed } from '../../../seccomp/knowledge/filterFlags.ts';
import { bullets, paragraphs, plain } from '../../hover/markdown.ts';
import { sentence } from './words.ts';

/** What a flag of the filter does. */
export function describeFilterFlag(name: string): string | undefined {
  const flag = filterFlagNamed(name);
  if (flag === undefined) return undefined;
  return paragraphs(
    `**${plain(name)}**: ${plain(sentence(flag.does))}`,
    bullets([...notes(flag), sinceText(flag)]),
  );
}

function notes({ name, inProfiles }: FilterFlag): readonly string[] {
  if (!inProfiles) return ['Not for profiles: runtimes refuse it there.'];
  if (!name.endsWith('SPEC_ALLOW')) return [];
  return ['runc from 1.2 on and crun set it where `flags` is left out or null; an empty list leaves it off.'];
}

function sinceText({ since: { kernel, libseccomp, runc, crun } }: FilterFlag): string {
  const parts = [
    `Linux ${kernel}`,
    ...(libseccomp === undefined ? [] : [`libseccomp ${libseccomp}`]),
    ...(runc === undefined ? [] : [`runc ${runc}`]),
    ...(crun === undefined ? [] : [`crun ${crun}`]),
  ];
  return `Since ${enumerate(parts)}.`;
}

import { enumerate } from '../../../base/words.ts';
import { syscallGroups } from '../../../seccomp/knowledge/syscallGroups.ts';
import { bullets, code, few, paragraphs, plain } from '../../hover/markdown.ts';
import { sentence } from './words.ts';

const maximumMembers = 40;

/** What is in a set of system calls. Profiles can't name sets; they stand for their members. */
export function describeGroup(name: string): string | undefined {
  const group = syscallGroups().find((one) => one.name === name);
  if (group === undefined) return undefined;
  const { origin, description, includes, members } = group;
  return paragraphs(
    `**${plain(name)}**: ${plain(sentence(description))}`,
    `A set of ${origin} with ${members.length} system calls. A profile can't name it, only its members.`,
    bullets([
      ...(includes.length === 0 ? [] : [`Includes ${enumerate(includes.map(code))}.`]),
      `Members: ${few(members.map(code), maximumMembers)}.`,
    ]),
  );
}

import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { type Syscall, syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { bullets, paragraphs, plain } from '../../hover/markdown.ts';
import { availability, numbersText } from './syscallAvailability.ts';
import { defaultsText } from './syscallDefaults.ts';
import { argumentsText, prototypeText } from './syscallPrototype.ts';
import { relatives } from './syscallRelatives.ts';
import { riskDetails, riskText } from './syscallRisk.ts';
import { sentence } from './words.ts';

/**
 * What there is to say about a system call: first what it is, its numbers, and what it gives an attacker; below a line
 * since when it exists, what belongs to it, and what the default profiles say to it.
 * @param columns the architectures that the profile is for; the usual ones where it names none
 * @param verdict what the profile that names the call does with it
 * @returns undefined where no architecture knows the name
 */
export function describeSyscall(
  name: string,
  columns: readonly SyscallColumn[] = usualColumns,
  verdict: TellVerdict = () => undefined,
): string | undefined {
  const call = syscallNamed(name);
  if (call === undefined) return undefined;
  const asked = columns.length === 0 ? usualColumns : columns;
  return paragraphs(
    `**${plain(call.name)}**: ${plain(sentence(call.summary))}`,
    prototypeText(call, asked),
    numbersText(call, asked),
    verdict(call.name),
    riskText(call),
    '---',
    bullets([
      ...availability(call, asked),
      ...argumentsText(call, asked),
      ...relatives(call),
      ...riskDetails(call),
      ...manual(call),
    ]),
    defaultsText(call),
  );
}

/** Tells of a call what becomes of it. */
export type TellVerdict = (call: string) => string | undefined;

const usualColumns: readonly SyscallColumn[] = ['x86_64', 'aarch64'];

function manual({ manualPage }: Syscall): readonly string[] {
  return manualPage === undefined ? [] : [`Manual page ${plain(manualPage)}.`];
}

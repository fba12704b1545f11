import { convert as convertProfile, type Format } from '../../seccomp/convert/convert.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { deliver } from '../output.ts';
import { type ExitCode, exitCodes, Failure, type Terminal } from '../terminal.ts';
import { readProfileFile } from './profileFile.ts';
import { type TargetOptions, targetOf } from './target.ts';

export const formats: readonly Format[] = ['oci', 'docker', 'podman', 'spo'];

export interface ConvertCommand extends TargetOptions {
  readonly profile: string;
  readonly to: Format;
  readonly output?: string;
}

/**
 * `policy-lens seccomp convert`: the profile in another dialect; what is lost is said on standard error.
 * @throws Failure where it can't be done
 */
export function convert(command: ConvertCommand, terminal: Terminal): ExitCode {
  const { source: read, written } = readProfileFile(command.profile, terminal);
  const source = { ...read, profile: written };
  if (!saysSomething(written)) throw new Failure(`${command.profile} holds no seccomp profile.`);
  const { target } = targetOf(command, source.profile.form);
  const converted = convertProfile(source, command.to, target);
  if ('error' in converted) throw new Failure(converted.error);
  for (const loss of converted.losses) terminal.error(`policy-lens: ${loss}\n`);
  deliver(converted.text, command.output, terminal);
  return exitCodes.clean;
}

/** Whether there is anything of a profile in a file that was named as one. */
function saysSomething({ form, body }: RawProfile): boolean {
  if (form !== 'profile') return true;
  return body.kind === 'object' && body.entries.some(({ key }) => /^(?:defaultAction|syscalls)$/i.test(key));
}

import { convert as convertProfile, type Format } from '../../seccomp/convert/convert.ts';
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
  const { source: read, written } = readProfileFile(command.profile, terminal.cwd);
  const source = { ...read, profile: written };
  const { target } = targetOf(command, source.profile.form);
  const converted = convertProfile(source, command.to, target);
  if ('error' in converted) throw new Failure(converted.error);
  for (const loss of converted.losses) terminal.error(`policy-lens: ${loss}\n`);
  deliver(converted.text, command.output, terminal);
  return exitCodes.clean;
}

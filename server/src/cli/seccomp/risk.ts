import { basename } from 'node:path';
import { finish } from '../../base/steps.ts';
import { plainText } from '../../features/hover/markdown.ts';
import { type Risk, riskOn } from '../../features/seccomp/risk/risk.ts';
import { riskText } from '../../features/seccomp/risk/riskPage.ts';
import { startError } from '../../seccomp/evaluate/startError.ts';
import { onHost } from '../../seccomp/onTarget/profileOnHost.ts';
import { type ExitCode, exitCodes, Failure, type Terminal } from '../terminal.ts';
import { readProfileFile, tellUnknownBase } from './profileFile.ts';
import { type TargetOptions, targetOf } from './target.ts';

export interface RiskCommand extends TargetOptions {
  readonly profile: string;
  readonly format: 'text' | 'markdown' | 'json';
}

/**
 * `policy-lens seccomp risk`: the dangerous calls that a profile leaves open, and the ways around its own rules.
 * @throws Failure where it can't be done
 */
export function risk(command: RiskCommand, terminal: Terminal): ExitCode {
  const { source, unknownBase } = readProfileFile(command.profile, terminal);
  if (unknownBase !== undefined) tellUnknownBase(unknownBase, terminal);
  const { named, target } = targetOf(command, source.profile.form);
  const host = onHost(source.profile, named, target);
  const found = finish(riskOn(host));
  const error = startError(host.compiled);
  if (error !== undefined || found === undefined) {
    throw new Failure(`With ${command.profile} the container does not start: ${error}`);
  }
  if (command.format === 'json') {
    terminal.out(`${JSON.stringify(written(found))}\n`);
    return exitCodes.clean;
  }
  const markdown = riskText(basename(command.profile), host, found);
  terminal.out(command.format === 'markdown' ? markdown : withoutLinks(plainText(markdown)));
  return exitCodes.clean;
}

/** Headings stay as lines of their own. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]*)\]\(https:[^)]*\)/g, '$1').replace(/^#+ /gm, '');
}

function written({ open, ways }: Risk) {
  return {
    open: open.map(({ danger, constants, isFiltered, verdict }) => ({
      syscall: danger.call,
      level: danger.level,
      why: danger.why,
      constants,
      filtered: isFiltered,
      action: verdict.action,
      cves: danger.cves.map(({ id, evidence }) => ({ id, evidence })),
      sources: danger.references,
    })),
    ways: ways.map(({ through, denied, architecture, why }) => ({
      through,
      denied,
      arch: architecture ?? null,
      why,
    })),
  };
}

import { type Command, Option } from 'commander';
import { libraryPattern, runtimeNames, versionPattern } from '../../seccomp/targets/declaration.ts';
import { presetIds } from '../../seccomp/targets/presets.ts';
import { configurationChoice, matching } from '../options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { type ConvertCommand, convert, formats } from './convert.ts';
import { type DiffCommand, diff } from './diff.ts';
import { type EffectiveCommand, effective } from './effective.ts';
import { type EvaluateCommand, evaluate } from './evaluate.ts';
import { type RiskCommand, risk } from './risk.ts';
import { loaders } from './target.ts';

/** `policy-lens seccomp`: what profiles do with system calls. */
export function addSeccomp(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const seccomp = program
    .command('seccomp')
    .description('tell what a seccomp profile does with system calls')
    .helpCommand(false);
  withTarget(
    seccomp
      .command('evaluate')
      .description('tell what happens to a call, or to many, and which rule decides it')
      .argument('<profile>', 'a file')
      .option('--syscall <call>', 'its name or number')
      .addOption(repeatable('--arg <index=value>', 'an argument: 0=0x10; those left out are 0', 'none'))
      .option('--calls <file>', 'calls as JSON, one a line, answered likewise; “-”: standard input')
      .addOption(textOrJson()),
  ).action((profile: string, options: Omit<EvaluateCommand, 'profile'>) =>
    finish(evaluate({ ...options, profile }, terminal)),
  );
  seccomp
    .command('effective')
    .description('tell which profile each container of the workloads runs under, and how much it allows')
    .argument('<path...>', 'files, and directories to search')
    .addOption(textOrJson())
    .option('--output <file>', 'write there instead of to standard output')
    .option('--config <file>', 'use this configuration for all files; “none”: use none')
    .option('--environment <name>', 'which environment is meant; left out: all')
    .addOption(
      new Option(
        '--target <preset>',
        'where the configuration names none; default: the newest Kubernetes',
      ).choices(presetIds),
    )
    .action(
      (paths: string[], options: Omit<EffectiveCommand, 'paths' | 'configuration'> & { config?: string }) =>
        finish(
          effective(
            {
              paths,
              configuration: configurationChoice(options.config),
              environment: options.environment,
              target: options.target,
              format: options.format,
              output: options.output,
            },
            terminal,
          ),
        ),
    );
  withTarget(
    seccomp
      .command('risk')
      .description('tell which dangerous calls a profile leaves open, and the ways around its own rules')
      .argument('<profile>', 'a file')
      .addOption(
        new Option('--format <format>', 'of the output')
          .choices(['text', 'markdown', 'json'])
          .default('text'),
      ),
  ).action((profile: string, options: Omit<RiskCommand, 'profile'>) =>
    finish(risk({ ...options, profile }, terminal)),
  );
  withTarget(
    seccomp
      .command('diff')
      .description('list the calls that run under one profile and not under the other')
      .argument('<before>', 'a file')
      .argument('<after>', 'a file')
      .addOption(textOrJson()),
  ).action((before: string, after: string, options: Omit<DiffCommand, 'before' | 'after'>) =>
    finish(diff({ ...options, before, after }, terminal)),
  );
  withTarget(
    seccomp
      .command('convert')
      .description('write a profile in another dialect; standard error says what is lost')
      .argument('<profile>', 'a file')
      .addOption(new Option('--to <dialect>', 'to write it in').choices(formats).makeOptionMandatory())
      .option('--output <file>', 'write there instead of to standard output'),
  ).action((profile: string, options: Omit<ConvertCommand, 'profile'>) =>
    finish(convert({ ...options, profile }, terminal)),
  );
}

const version = matching(versionPattern, '6.12');

function textOrJson(): Option {
  return new Option('--format <format>', 'of the output').choices(['text', 'json']).default('text');
}

/** The options that say where a profile is used. */
function withTarget(command: Command): Command {
  return command
    .addOption(
      new Option('--target <preset>', 'a known place, which the following options change')
        .choices(presetIds)
        .default('runc'),
    )
    .option('--arch <architecture>', 'of the call: x86_64, x86, x32, aarch64 ...', 'x86_64')
    .addOption(
      new Option('--runtime <runtime>', 'that starts the container; default: the target’s').choices(
        runtimeNames,
      ),
    )
    .option(
      '--runtime-version <version>',
      'default: the target’s; of another runtime crun 1.8.1, youki 0.7.0, runc 1.4.2',
      version,
    )
    .addOption(new Option('--loader <loader>', 'that reads the file for the runtime').choices(loaders))
    .option(
      '--libseccomp <version>',
      'and, behind a +, whose table of calls it has; default: the target’s',
      matching(libraryPattern, '2.5.4+2.5.5'),
    )
    .option('--kernel <version>', 'of Linux; default: the target’s', version)
    .addOption(
      repeatable(
        '--cap <capability>',
        'added to the engine’s default set; “none”: begin with none',
        'no more',
      ),
    );
}

function repeatable(flags: string, description: string, byDefault: string): Option {
  return new Option(flags, description)
    .argParser((value: string, earlier: readonly string[]) => [...earlier, value])
    .default([], byDefault);
}

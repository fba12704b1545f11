import { Argument, Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import { kubernetesVersions, newestKubernetesVersion } from '../kubernetes/version.ts';
import { conforming, type PluginId, pluginIds } from '../network/plugins/known.ts';
import { presetIds } from '../seccomp/targets/presets.ts';
import { defaultSettings } from '../workspace/settings.ts';
import { type CheckCommand, check } from './check/check.ts';
import { severities } from './check/report.ts';
import { reporters } from './check/reporters/reporters.ts';
import { type ConnectionsCommand, connections } from './connections/connections.ts';
import { connectionFormats } from './connections/formats.ts';
import { type DiffCommand, diff, failReasons } from './diff/diff.ts';
import { diffFormats } from './diff/formats.ts';
import type { Question } from './environment.ts';
import { type ExplainCommand, explain } from './explain/explain.ts';
import { explainFormats } from './explain/formats.ts';
import { startServer } from './lsp.ts';
import { configurationChoice, parseKubernetesVersion, parseMegabytes, parsePreset } from './options.ts';
import { explainRule } from './rules/explainRule.ts';
import { listRules } from './rules/listRules.ts';
import { addSeccomp } from './seccomp/command.ts';
import { type ExitCode, exitCodes, Failure, type Terminal } from './terminal.ts';

/** In characters; fixed, so that the docs can quote the help. */
const helpWidth = 100;

/**
 * Runs one command.
 * @param words what stands behind the command's name
 * @param folder that holds the built programs
 * @returns the exit code; undefined where the command goes on, as the language server does
 */
export async function run(
  words: readonly string[],
  terminal: Terminal,
  folder: string,
): Promise<ExitCode | undefined> {
  let result: ExitCode | undefined = exitCodes.clean;
  const program = new Command('policy-lens')
    .description(
      'Tells the truth about Kubernetes network policies and seccomp profiles: what they do, and what is wrong with them.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('“policy-lens --help” tells more.')
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.error,
      outputError: (text, write) => write(text.replace(/^error: /, 'policy-lens: ')),
      getOutHasColors: () => terminal.isColoured,
      getErrHasColors: () => false,
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
    })
    .exitOverride();
  const finish = (code: ExitCode | undefined): void => {
    result = code;
  };
  addCheck(program, (command) => finish(check(command, terminal)));
  addConnections(program, (command) => finish(connections(command, terminal)));
  addExplain(program, (command) => finish(explain(command, terminal)));
  addSeccomp(program, terminal, finish);
  addDiff(program, (command) => finish(diff(command, terminal)));
  program
    .command('rules')
    .description('list the rules')
    .action(() => terminal.out(listRules()));
  program
    .command('explain-rule')
    .description('tell what a rule finds, why it matters and what to do')
    .argument('<id>')
    .action((id: string) => terminal.out(explainRule(id)));
  program
    .command('lsp')
    .description('be the language server, for editors')
    .requiredOption('--stdio', 'speak over standard input and output')
    .action(() => {
      startServer(folder);
      finish(undefined);
    });
  try {
    await program.parseAsync(words, { from: 'user' });
    return result;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failure;
    if (!(error instanceof Failure)) throw error;
    terminal.error(`policy-lens: ${error.message}\n`);
    return exitCodes.failure;
  }
}

const paths = new Argument('<path...>', 'files, and directories to search');
const output = new Option('--output <file>', 'write there instead of to standard output');
const config = new Option('--config <file>', 'use this configuration for all files; “none”: use none');
const largeFileLimit = new Option('--large-file-limit <megabytes>', 'larger files are not read')
  .argParser(parseMegabytes)
  .default(defaultSettings.largeFileLimit, String(defaultSettings.largeFileLimit / 1_000_000));
const open = new Option('--open', 'there may be more than the files hold: say how sure each answer is');
const networkPlugin = new Option(
  '--network-plugin <plugin>',
  'that carries the policies out; the configuration goes before it',
)
  .choices(pluginIds)
  .default(conforming);
const environment = new Option(
  '--environment <name>',
  'which environment is meant: its name, or the end of its path',
);

const snapshot = new Option(
  '--snapshot <file>',
  'of the cluster, made with kubectl get -A -o yaml: stands in for what the files do not hold; may be given again',
)
  .argParser((value: string, earlier: readonly string[]) => [...earlier, value])
  .default([], 'none');

function format(known: object, byDefault: string): Option {
  return new Option('--format <format>', 'of the output').choices(Object.keys(known)).default(byDefault);
}

function addCheck(program: Command, act: (command: CheckCommand) => void): void {
  program
    .command('check')
    .description('report what is wrong; exit code 0: nothing, 1: findings, 2: it could not be done')
    .addArgument(paths)
    .addOption(format(reporters, 'text'))
    .addOption(output)
    .addOption(
      new Option('--kubernetes-version <version>', `of the API server: ${kubernetesVersions.join(', ')}`)
        .argParser(parseKubernetesVersion)
        .default(newestKubernetesVersion),
    )
    .addOption(
      new Option(
        '--seccomp-target <preset>',
        'where seccomp profiles are used; given again: where they are used besides',
      )
        .choices(presetIds)
        .argParser((value: string, earlier: readonly string[]) => [...earlier, parsePreset(value)])
        .default([], 'what each profile is written for'),
    )
    .addOption(config)
    .addOption(largeFileLimit)
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the exit code 1')
        .choices([...severities, 'never'])
        .default('error'),
    )
    .addOption(environment)
    .addOption(snapshot)
    .action(
      (named: string[], options: Omit<CheckCommand, 'paths' | 'configuration' | 'snapshots'> & Configured) =>
        act({
          ...options,
          output: options.output,
          environment: options.environment,
          snapshots: options.snapshot,
          paths: named,
          configuration: configurationChoice(options.config),
        }),
    );
}

function addConnections(program: Command, act: (command: ConnectionsCommand) => void): void {
  program
    .command('connections')
    .description('list the connections that the policies allow, as if the files were all there is')
    .addArgument(paths)
    .addOption(format(connectionFormats, 'text'))
    .addOption(output)
    .addOption(config)
    .addOption(largeFileLimit)
    .addOption(networkPlugin)
    .addOption(environment)
    .addOption(snapshot)
    .addOption(open)
    .option('--exposure', 'list, too, what is open to pods that may be added')
    .option('--focus <workload>', 'of one workload alone: namespace/name or namespace/name[Kind]')
    .action(
      (
        named: string[],
        options: Pick<ConnectionsCommand, 'format' | 'output' | 'focus'> &
          Asking & { readonly exposure: true | undefined },
      ) => {
        const { format, output, focus, exposure } = options;
        act({ ...question(named, options), format, output, focus, hasExposure: exposure === true });
      },
    );
}

function addExplain(program: Command, act: (command: ExplainCommand) => void): void {
  program
    .command('explain')
    .description('tell whether one end reaches another, and which policy, rule and line decides it')
    .addArgument(paths)
    .requiredOption('--from <end>', 'namespace/name of a workload, namespace/name[Kind], a CIDR, or node')
    .requiredOption('--to <end>', 'likewise, or namespace/name[Service]')
    .option('--port <port>', 'one port, as 8080/TCP; left out: every port')
    .addOption(format(explainFormats, 'text'))
    .addOption(output)
    .addOption(config)
    .addOption(largeFileLimit)
    .addOption(networkPlugin)
    .addOption(environment)
    .addOption(snapshot)
    .addOption(open)
    .action(
      (
        named: string[],
        options: Pick<ExplainCommand, 'from' | 'to' | 'port' | 'format' | 'output'> & Asking,
      ) => {
        const { from, to, port, format, output } = options;
        act({ ...question(named, options), from, to, port, format, output });
      },
    );
}

function addDiff(program: Command, act: (command: DiffCommand) => void): void {
  program
    .command('diff')
    .description('list the connections that one state of the files allows and another does not')
    .argument('<old>', 'a directory, a file, or a Git revision: REVISION or REVISION:PATH')
    .argument('<new>', 'likewise')
    .addOption(format(diffFormats, 'text'))
    .addOption(output)
    .addOption(config)
    .addOption(largeFileLimit)
    .addOption(networkPlugin)
    .addOption(environment)
    .addOption(snapshot)
    .addOption(
      new Option('--fail-on <difference>', 'what makes the exit code 1')
        .choices(failReasons)
        .default('never'),
    )
    .action(
      (old: string, fresh: string, options: Pick<DiffCommand, 'format' | 'output' | 'failOn'> & Asking) => {
        const { format, output, failOn, environment, networkPlugin, largeFileLimit } = options;
        const { snapshot: snapshots } = options;
        const configuration = configurationChoice(options.config);
        act({
          old,
          new: fresh,
          format,
          output,
          failOn,
          environment,
          networkPlugin,
          largeFileLimit,
          snapshots,
          configuration,
        });
      },
    );
}

interface Configured {
  readonly config: string | undefined;
  readonly snapshot: readonly string[];
}

interface Asking extends Configured {
  readonly largeFileLimit: number;
  readonly networkPlugin: PluginId;
  readonly environment: string | undefined;
  readonly open: true | undefined;
}

function question(named: readonly string[], options: Asking): Question {
  const { config, environment, networkPlugin, open, largeFileLimit, snapshot: snapshots } = options;
  const configuration = configurationChoice(config);
  return {
    paths: named,
    configuration,
    environment,
    networkPlugin,
    largeFileLimit,
    snapshots,
    isOpen: open === true,
  };
}

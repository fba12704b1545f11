import type { Assembly } from '../assembly/assemble.ts';
import type { Environment } from '../assembly/environment.ts';
import { namedAs } from '../base/namedAs.ts';
import type { PluginId } from '../network/plugins/known.ts';
import { buildWorld, closed, type World, type WorldOptions } from '../network/world.ts';
import { defaultSettings } from '../workspace/settings.ts';
import type { ConfigurationChoice } from './files/configurations.ts';
import { type Loaded, loadFrom } from './files/load.ts';
import { diskSource, type Source } from './files/source.ts';
import { tellUnread } from './files/unread.ts';
import { tellSnapshots } from './snapshots.ts';
import { Failure, type Terminal } from './terminal.ts';

/** None of the environments in the files has the name. */
class NoSuchEnvironment extends Failure {}

/** What the commands that ask an environment have in common. */
export interface Question {
  readonly paths: readonly string[];
  readonly configuration: ConfigurationChoice;
  /** Undefined: the only one. */
  readonly environment: string | undefined;
  /** What carries the policies out, where the configuration does not say. */
  readonly networkPlugin: PluginId;
  /** Larger files are not read; in bytes. */
  readonly largeFileLimit: number;
  /** Paths of snapshots of clusters. */
  readonly snapshots: readonly string[];
  /** Whether there may be more than the files hold. */
  readonly isOpen: boolean;
}

/** How the answer of a command is made. */
export interface Way {
  readonly hostNetwork: NonNullable<WorldOptions['hostNetwork']>;
  /** Whether it tells what the API server says to policies. */
  readonly isJudged: boolean;
}

/** netpol-analyzer's: pods of a node's network count as pods, and policies as they are meant. */
export const asListed: Way = { hostNetwork: 'as-pods', isJudged: false };

/** The environment that the question is about, and its world. */
export interface Subject {
  readonly environment: Environment;
  readonly world: World;
}

export interface Asked {
  readonly loaded: Loaded;
  /** Undefined where the files hold nothing of ours, or not the environment that is named. */
  readonly subject: Subject | undefined;
  /** That the environment is none of theirs. */
  readonly missing: NoSuchEnvironment | undefined;
}

/**
 * Reads the files and gives the world that the question is about: as if the files were all there is, or, where it is
 * open, with what the environment says it holds completely.
 * @throws Failure where there are several environments and the question names none of them
 */
export function ask(question: Question, way: Way, terminal: Terminal): Asked {
  const asked = askSource(diskSource(question.paths, terminal.cwd), question, way, terminal);
  if (asked.missing !== undefined) throw asked.missing;
  return asked;
}

/**
 * The same of files that come from elsewhere, which need not have the environment that the question names.
 * @throws Failure where there are several environments and the question names none of them
 */
export function askSource(
  source: Source,
  question: Omit<Question, 'paths'>,
  way: Way,
  terminal: Terminal,
): Asked {
  const { configuration, isOpen, largeFileLimit, networkPlugin, snapshots } = question;
  const loaded = loadFrom(source, terminal.cwd, {
    configuration,
    settings: { ...defaultSettings, largeFileLimit, networkPlugin },
    isJudged: way.isJudged,
    snapshots,
  });
  tellUnread(loaded.unread, terminal);
  const { assembly } = loaded.workbench;
  const environments = assembly.environments.filter(({ objects }) => objects.length > 0);
  if (question.environment === undefined) tellUnknown(assembly, terminal);
  if (environments.length === 0 && question.environment === undefined)
    return { loaded, subject: undefined, missing: undefined };
  const environment = environmentOrMissing(environments, question.environment);
  if (environment instanceof NoSuchEnvironment) return { loaded, subject: undefined, missing: environment };
  tellEnvironment(loaded, environment, environments.length, terminal);
  tellSnapshots(loaded, environment, terminal);
  const { objects, defaultNamespace } = environment;
  const completeness = isOpen ? environment.completeness : closed;
  const world = buildWorld(objects, {
    defaultNamespace,
    completeness,
    hostNetwork: isOpen ? 'undefined' : way.hostNetwork,
    plugin: environment.networkPlugin,
  });
  return { loaded, subject: { environment, world }, missing: undefined };
}

function environmentOrMissing(
  environments: readonly Environment[],
  name: string | undefined,
): Environment | NoSuchEnvironment {
  try {
    return chooseEnvironment(environments, name);
  } catch (error) {
    if (error instanceof NoSuchEnvironment) return error;
    throw error;
  }
}

/** Which of several environments the answer is about, and what is missing in it because it can't be built. */
function tellEnvironment(
  { workbench }: Loaded,
  environment: Environment,
  count: number,
  terminal: Terminal,
): void {
  const tell = (text: string): void => terminal.error(`policy-lens: ${text}\n`);
  if (count > 1) tell(`This is about environment ${environment.name}, one of ${count}.`);
  for (const { build } of workbench.assembly.renderingsOf(environment)) {
    for (const { message } of build.problems) tell(`A part of it is missing. ${message}`);
    for (const { what } of build.unknowns) tell(`A part of it is unknown: ${what}.`);
  }
}

/** Environments of which it is known that they are there, and nothing else. */
function tellUnknown(assembly: Assembly, terminal: Terminal): void {
  for (const environment of assembly.environments.filter(({ objects }) => objects.length === 0)) {
    const unknowns = assembly.renderingsOf(environment).flatMap(({ build }) => build.unknowns);
    for (const { what } of unknowns) {
      terminal.error(`policy-lens: Of environment ${environment.name} nothing is known: ${what}.\n`);
    }
  }
}

/** @throws Failure where the name is not that of one environment, or there are several and none is named */
export function chooseEnvironment(
  environments: readonly Environment[],
  name: string | undefined,
): Environment {
  const names = environments.map((environment) => environment.name);
  const chosen = name === undefined ? environments : namedAs(environments, name);
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) return only;
  if (name === undefined) {
    throw new Failure(
      `There are ${names.length} environments in these files: ${listed(names, ', ')}. Name one with --environment.`,
    );
  }
  if (chosen.length > 1) {
    throw new Failure(
      `${chosen.length} environments are named ${name}: give paths that belong to one of them.`,
    );
  }
  const others = names.length === 0 ? '' : `, but ${listed(names, ' and ')}`;
  throw new NoSuchEnvironment(`There is no environment ${name} in these files${others}.`);
}

/** As many names as one reads. */
const namesShown = 30;

function listed(names: readonly string[], between: string): string {
  const more = names.length - namesShown;
  return names.slice(0, namesShown).join(between) + (more > 0 ? ` and ${more} more` : '');
}

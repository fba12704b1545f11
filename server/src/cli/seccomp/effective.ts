import type { Environment } from '../../assembly/environment.ts';
import { type ContainerAnswer, containerAnswers } from '../../features/seccomp/effective/containerAnswer.ts';
import { effectWords, reachWords } from '../../features/seccomp/effective/words.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import { defaultTargetSettings } from '../../seccomp/targets/resolve.ts';
import { defaultSettings } from '../../workspace/settings.ts';
import { chooseEnvironment } from '../environment.ts';
import type { ConfigurationChoice } from '../files/configurations.ts';
import { type Loaded, load } from '../files/load.ts';
import { shownPath } from '../files/paths.ts';
import { tellUnread } from '../files/unread.ts';
import { deliver } from '../output.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';

export interface EffectiveCommand {
  readonly paths: readonly string[];
  readonly configuration: ConfigurationChoice;
  /** Undefined: all that there are. */
  readonly environment: string | undefined;
  /** The id of a preset, where the configuration does not say; undefined: the newest Kubernetes. */
  readonly target: string | undefined;
  readonly format: 'text' | 'json';
  readonly output: string | undefined;
}

/**
 * `policy-lens seccomp effective`: what each container of the workloads runs under.
 * @throws Failure where it can't be done
 */
export function effective(command: EffectiveCommand, terminal: Terminal): ExitCode {
  const { target, configuration } = command;
  const seccomp = target === undefined ? defaultTargetSettings : { ...defaultTargetSettings, target };
  const loaded = load(command.paths, terminal.cwd, {
    configuration,
    settings: { ...defaultSettings, seccomp },
    isJudged: false,
  });
  tellUnread(loaded.unread, terminal);
  const all = loaded.workbench.assembly.environments.filter(({ objects }) => objects.some(isWorkload));
  const asked = command.environment === undefined ? all : [chooseEnvironment(all, command.environment)];
  if (asked.length === 0) terminal.error('policy-lens: No workload was found.\n');
  const rows = asked.flatMap((environment) => rowsOf(loaded, environment, terminal));
  const text =
    command.format === 'json'
      ? `${JSON.stringify(rows.map(({ json }) => json))}\n`
      : rows.map(({ line, json }) => `${asked.length > 1 ? `${json.environment}: ` : ''}${line}\n`).join('');
  deliver(text, command.output, terminal);
  return loaded.unread.some(({ isNamed }) => isNamed) ? exitCodes.failure : exitCodes.clean;
}

function isWorkload(object: Environment['objects'][number]): object is Workload {
  return object.kind === 'Workload';
}

interface Row {
  readonly line: string;
  readonly json: ReturnType<typeof written>;
}

function rowsOf({ workbench, pathOf }: Loaded, environment: Environment, { cwd }: Terminal): readonly Row[] {
  const shown = (uri: string): string => shownPath(cwd, pathOf(uri));
  return environment.objects.filter(isWorkload).flatMap((workload) =>
    containerAnswers(workbench, environment, workload).map((answer): Row => {
      const sentences = [
        `${effectWords(answer, (text) => text, shown)}.`,
        reachWords(answer.reach, (text) => text),
      ];
      const explanation = sentences.filter((sentence) => sentence !== undefined).join(' ');
      const json = written(environment, workload, answer, explanation, shown);
      return { line: `${json.workload} ${json.container} ${explanation}`, json };
    }),
  );
}

function written(
  environment: Environment,
  { namespace, name, workloadKind }: Workload,
  { container, effective: found, from, place, reach }: ContainerAnswer,
  explanation: string,
  shown: (uri: string) => string,
) {
  const allowance = reach?.allowance;
  return {
    environment: environment.name,
    workload: `${namespace ?? environment.defaultNamespace}/${name}[${workloadKind}]`,
    container: container.name ?? `${container.list}[${container.index}]`,
    list: container.list,
    profile: found.kind,
    reason: 'why' in found ? (typeof found.why === 'string' ? found.why : found.why.part) : null,
    from,
    localhostProfile: found.kind === 'localhost' ? found.path : null,
    found: found.kind === 'localhost' ? found.file.kind : null,
    file: place === undefined ? null : shown(place.uri),
    /** Zero-based. */
    line: place?.line ?? null,
    bases: reach?.bases ?? [],
    unknownBase: reach?.unknownBase ?? null,
    engineDefault: reach?.engineDefault ?? null,
    target: reach?.target ?? null,
    arch: reach?.architecture ?? null,
    allowed: allowance?.allowed ?? null,
    conditional: allowance?.conditional ?? null,
    calls: allowance?.calls ?? null,
    startError: reach?.startError ?? null,
    explanation,
  };
}

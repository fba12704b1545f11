import type { Assembly } from '../../assembly/assemble.ts';
import type { Environment } from '../../assembly/environment.ts';
import type { Place } from '../../assembly/kustomize/tree/built.ts';
import { type Moment, resolvePlace } from '../../assembly/resolveOrigin.ts';
import type { EnvironmentNote, EnvironmentSummary } from '../../protocol/environments.ts';
import { completeWords, policyCount } from '../preview/environmentWords.ts';
import { count } from '../preview/phrase.ts';

/** The environments that hold objects, or should. */
export function environmentSummaries(moment: Moment): readonly EnvironmentSummary[] {
  const { assembly } = moment;
  return assembly.environments
    .filter((environment) => environment.objects.length > 0 || assembly.renderingsOf(environment).length > 0)
    .map((environment) => ({
      id: environment.id,
      name: environment.name,
      kubernetesVersion: environment.kubernetesVersion,
      holds: `${policyCount(environment.world)}, ${count(environment.world.cluster.pods.length, 'workload')}`,
      notes: [
        { text: completeWords(environment.world) },
        { text: reason(environment, assembly) },
        ...buildNotes(moment, environment),
      ],
      files: environment.uris,
    }));
}

/** Why the one counts as complete and the other does not. */
function reason(environment: Environment, assembly: Assembly): string {
  const { workloads, policies, namespaces } = environment.declared;
  if (workloads || policies || namespaces) return 'As .policy-lens.yaml says, and else as its files suggest.';
  const builds = assembly.renderingsOf(environment).map(({ build }) => build);
  if (builds.some(({ problems }) => problems.length > 0))
    return 'kustomize refuses a part of it, so nothing counts as complete.';
  if (builds.some(({ unknowns }) => unknowns.length > 0))
    return 'A part of it is not here, so nothing counts as complete.';
  return 'A namespace counts as complete where workloads of it are here and no other part of the workspace has some, too.';
}

/** What keeps its builds from being whole. */
function buildNotes(moment: Moment, environment: Environment): readonly EnvironmentNote[] {
  const builds = moment.assembly.renderingsOf(environment).map(({ build }) => build);
  return [
    ...builds.flatMap(({ problems }) => problems.map(({ message, place }) => noteAt(moment, message, place))),
    ...builds.flatMap(({ unknowns }) =>
      unknowns.map(({ what, place }) => noteAt(moment, `Unknown: ${what}`, place)),
    ),
  ];
}

function noteAt(moment: Moment, text: string, place: Place): EnvironmentNote {
  const found = resolvePlace(moment, place);
  return found === undefined ? { text } : { text, uri: found.uri, line: found.value.start.line };
}

import type { Assembly } from '../../assembly/assemble.ts';
import type { Environment } from '../../assembly/environment.ts';
import type { Place } from '../../assembly/kustomize/tree/built.ts';
import { type Moment, resolveOrigin, resolvePlace } from '../../assembly/resolveOrigin.ts';
import { nameOf } from '../../base/uri.ts';
import { count } from '../../base/words.ts';
import type { EnvironmentNote, EnvironmentSummary } from '../../protocol/environments.ts';
import { completeWords, policyCount } from '../preview/environmentWords.ts';
import { completionOf } from './completion.ts';
import { comparisonWords, missingWords, snapshotWords } from './snapshotWords.ts';

/** The environments that hold objects, or should. */
export function environmentSummaries(moment: Moment): readonly EnvironmentSummary[] {
  const { assembly } = moment;
  const shown = assembly.environments.filter(
    (environment) => environment.objects.length > 0 || assembly.renderingsOf(environment).length > 0,
  );
  return shown.map((environment) => ({
    id: environment.id,
    name: environment.name,
    kubernetesVersion: environment.kubernetesVersion,
    holds: `${policyCount(environment.world)}, ${count(environment.world.cluster.pods.length, 'workload')}`,
    notes: [
      ...completenessNotes(environment, assembly),
      ...snapshotNotes(moment, environment),
      ...buildNotes(moment, environment),
    ],
    files: environment.uris,
    completion: completionOf(environment, shown.length === 1),
  }));
}

/** What counts as complete, and why; where a snapshot is missing, its own note says both. */
function completenessNotes(environment: Environment, assembly: Assembly): readonly EnvironmentNote[] {
  if (environment.missingSnapshots.some(({ why }) => why !== 'absent')) return [];
  return [{ text: completeWords(environment.world) }, { text: reason(environment, assembly) }];
}

/** Why the one counts as complete and the other does not. */
function reason(environment: Environment, assembly: Assembly): string {
  const { workloads, policies, namespaces } = environment.declared;
  if (workloads || policies || namespaces) return 'As .policy-lens.yaml says, and else as its files suggest.';
  const builds = assembly.renderingsOf(environment).map(({ build }) => build);
  if (environment.snapshots.length > 0) return snapshotReason;
  if (builds.some(({ problems }) => problems.length > 0))
    return 'That is because kustomize refuses a part of it.';
  if (builds.some(({ unknowns }) => unknowns.length > 0)) return 'That is because a part of it is unknown.';
  return 'A namespace counts as complete where workloads of it are here and no other part of the workspace has some, too.';
}

const snapshotReason =
  'What the snapshot of its cluster lists counts as complete, in the namespaces that were asked; so does a namespace of which workloads are here.';

/** The snapshots of its cluster, and what is otherwise there. */
function snapshotNotes(moment: Moment, environment: Environment): readonly EnvironmentNote[] {
  const { differing, unwritten } = comparisonWords(environment);
  return [
    ...environment.snapshots.map((snapshot): EnvironmentNote => {
      const { uri, cluster } = snapshot.file;
      const { takenSince } = cluster;
      const text = snapshotWords(snapshot, nameOf(uri));
      return { text, uri, isFact: true, ...(takenSince === undefined ? {} : { takenSince }) };
    }),
    ...environment.missingSnapshots.map((missing) => ({ text: missingWords(missing, nameOf(missing.uri)) })),
    ...[...differing, ...unwritten].map(
      ({ text, objects }): EnvironmentNote => ({
        text,
        isFact: true,
        details: objects.slice(0, detailsShown).map((object) => {
          const [found] = resolveOrigin(moment, object.origin);
          const place = found && { uri: found.uri, line: found.key.start.line };
          return { text: object.text, ...place };
        }),
      }),
    ),
  ];
}

/** As many as one reads. */
const detailsShown = 200;

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

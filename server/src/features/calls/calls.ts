import type { Environment } from '../../assembly/environment.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import type { LineRange } from '../../base/lines.ts';
import type { Origin } from '../../base/origin.ts';
import { count } from '../../base/words.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { allAddresses, sameAddresses, unionAddresses } from '../../network/addresses.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { type Fate, sidesOf } from '../../network/lanes/fate.ts';
import type { Lane } from '../../network/lanes/lane.ts';
import { laneOf } from '../../network/lanes/laneOf.ts';
import { formatPorts, isEveryPort, isNoPort, type PortSet, subtractPorts } from '../../network/ports.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import { objectsById } from '../names/objectsById.ts';
import { addressWords } from '../preview/addressWords.ts';
import { decidingGrants } from '../preview/decidingGrants.ts';
import { elsewhereWords } from '../preview/elsewhereWords.ts';
import { grantOrigin } from '../preview/links.ts';
import type { Call, CallEnd, CallSubject } from './call.ts';
import { type CallPlace, callEnd, placeOf, placeOfWorkload } from './callEnds.ts';

/** Workloads that are listed one by one; of more the number is told. */
const mostWorkloads = 200;

/**
 * Who may call a workload (`ingress`), or whom it may call: what is sure first, then what is not known.
 * @param asked where the workload was shown, which is where an editor looks for the calls that it makes
 */
export function* calls(
  moment: Moment,
  { environment: id, workload }: CallSubject,
  direction: Direction,
  asked: CallPlace,
): Generator<void, readonly Call[]> {
  const environment = moment.assembly.environments.find((one) => one.id === id);
  const object = environment && objectsById(environment).get(workload);
  const pods = object?.kind === 'Workload' ? environment?.world.cluster.podsOf.get(object) : undefined;
  if (environment === undefined || pods === undefined) return [];
  const lane = yield* laneOf(environment.world, [pods], direction);
  const context = {
    moment,
    environment,
    direction,
    asked,
    pods,
    own: placeOfWorkload(moment, pods) ?? asked,
  };
  const found = [...callers(lane, context)].filter((call) => call !== undefined);
  return found.toSorted((left, right) => rankOf(left) - rankOf(right));
}

function rankOf({ end }: Call): number {
  return end.kind === 'unsure' ? 1 : 0;
}

interface CallContext {
  readonly moment: Moment;
  readonly environment: Environment;
  readonly direction: Direction;
  readonly asked: CallPlace;
  readonly pods: KnownPods;
  /** Where the workload itself is written. */
  readonly own: CallPlace;
}

function* callers(lane: Lane, context: CallContext): Generator<Call | undefined> {
  const { world } = context.environment;
  let listed = 0;
  let unlisted = 0;
  for (const { members, fate } of [...lane.pods, lane.rest]) {
    if (isNoPort(fate.possibly)) continue;
    for (const pods of members) {
      if (listed++ < mostWorkloads) yield ofPods(pods, fate, context);
      else unlisted++;
    }
  }
  for (const { set, fate } of lane.addresses) {
    const [first] = fate.ofKinds;
    const side = first && sidesOf(first, context.direction).subject;
    yield ofOthers(addressWords(set, side?.grants ?? []).who, fate, context);
  }
  for (const group of lane.elsewhere) {
    if (!group.isFuture) yield ofOthers(elsewhereWords(group, world), group.fate, context);
  }
  const shown = unionAddresses(lane.addresses.map(({ set }) => set));
  if (!sameAddresses(shown, allAddresses)) {
    yield ofOthers(
      lane.addresses.length === 0 ? 'any address outside the cluster' : 'any other address',
      lane.rest.fate,
      context,
    );
  }
  if (unlisted > 0) yield ofOthers(`${count(unlisted, 'more workload')}`, lane.rest.fate, context);
}

function ofPods(pods: KnownPods, fate: Fate, context: CallContext): Call | undefined {
  const { moment, environment, direction } = context;
  const place = placeOfWorkload(moment, pods) ?? context.own;
  const deciding = decidingPlaces(fate, context);
  const end = callEnd(
    pods,
    environment.id,
    wordsOf(fate, deciding),
    place,
    kindOf(fate, 'workload'),
    pods === context.pods,
  );
  return direction === 'ingress' ? incoming(end, deciding) : outgoing(end, deciding, context);
}

function ofOthers(name: string, fate: Fate, context: CallContext): Call | undefined {
  if (isNoPort(fate.possibly)) return undefined;
  const deciding = decidingPlaces(fate, context);
  const [first] = deciding;
  const detail = wordsOf(fate, deciding);
  const place = first ?? context.own;
  const end: CallEnd = { kind: kindOf(fate, 'others'), name, detail, ...place, subject: undefined };
  return context.direction === 'ingress' ? incoming(end, deciding) : outgoing(end, deciding, context);
}

function kindOf({ surely }: Fate, sure: CallEnd['kind']): CallEnd['kind'] {
  return isNoPort(surely) ? 'unsure' : sure;
}

/** The call stands where it is allowed: the caller is shown there, unless the lines are in its own file. */
function incoming(end: CallEnd, deciding: readonly CallPlace[]): Call {
  const [first] = deciding;
  if (first === undefined) return { end, ranges: [end.selection] };
  const here = rangesIn(end.uri, deciding);
  return here.length > 0
    ? { end, ranges: here }
    : { end: { ...end, ...first }, ranges: rangesIn(first.uri, deciding) };
}

/** An editor looks for the lines in the file where the caller was shown; where none of them is there, its name stands for them. */
function outgoing(end: CallEnd, deciding: readonly CallPlace[], { asked }: CallContext): Call {
  const here = rangesIn(asked.uri, deciding);
  return { end, ranges: here.length > 0 ? here : [asked.selection] };
}

function rangesIn(uri: string, places: readonly CallPlace[]): readonly LineRange[] {
  return places.filter((place) => place.uri === uri).map(({ selection }) => selection);
}

/** The lines that decide: of the called side first, whose policies most often name the caller. */
function decidingPlaces({ example }: Fate, { moment }: CallContext): readonly CallPlace[] {
  if (example === undefined) return [];
  const origins = [example.ingress, example.egress].flatMap((side) =>
    side === undefined ? [] : decidingOrigins(side),
  );
  const places = origins.map((origin) => placeOf(moment, origin)).filter((place) => place !== undefined);
  return [...new Map(places.map((place) => [`${place.uri} ${place.selection.start.line}`, place])).values()];
}

function decidingOrigins(side: SideVerdict): readonly Origin[] {
  const grants = decidingGrants(side);
  if (grants.length > 0) return grants.map(grantOrigin);
  return side.isolated === 'no'
    ? []
    : side.policies.map(({ policy }) => ({ ...policy.origin, path: policy.podSelector.path }));
}

function wordsOf(fate: Fate, deciding: readonly CallPlace[]): string {
  const { surely, possibly, example } = fate;
  const open = subtractPorts(possibly, surely);
  const ports = [
    ...(isNoPort(surely) ? [] : [portWords(surely)]),
    ...(isNoPort(open) ? [] : [`not known: ${portWords(open)}`]),
  ].join(', ');
  const policies = [example?.ingress, example?.egress].flatMap((side) =>
    side === undefined ? [] : decidingPolicies(side),
  );
  const by = [...new Set(policies)];
  if (by.length === 0) return deciding.length === 0 ? `${ports} · no policy limits it` : ports;
  return `${ports} · by ${by.slice(0, 3).join(', ')}${by.length > 3 ? ` and ${by.length - 3} more` : ''}`;
}

function decidingPolicies(side: SideVerdict): readonly string[] {
  const grants = decidingGrants(side);
  if (grants.length > 0) return grants.map(({ policy }) => policy.name);
  return side.policies.map(({ policy }) => policy.name);
}

function portWords(ports: PortSet): string {
  return isEveryPort(ports) ? 'every port' : formatPorts(ports);
}

import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { sideDoubts } from '../../network/doubts.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { type AskedPort, askedPorts, type PortVerdict, portVerdict } from '../../network/ends/askedPort.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { marksOn } from '../../network/plugins/marks.ts';
import type { PluginFact } from '../../network/plugins/plugin.ts';
import { formatPorts, intersectPorts, isNoPort, type PortSet, subtractPorts } from '../../network/ports.ts';
import { nearestRule } from '../../network/shortfall.ts';
import type { Grant, SideVerdict } from '../../network/sideVerdict.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { doubtWords } from '../doubtWords.ts';
import type { Subject } from '../environment.ts';
import type { ShownOrigin, ShowOrigin } from './places.ts';
import { lackText, noteText } from './words.ts';

/** What the policies of one end say, ready to be shown. */
export interface Side {
  readonly direction: Direction;
  readonly workload: string;
  readonly verdict: PortVerdict;
  /** In the notation of `connections`. */
  readonly surely: string;
  readonly possibly: string;
  /** Whether policies limit the workload in this direction. */
  readonly limited: 'yes' | 'no' | 'possibly';
  readonly policies: readonly PolicyShown[];
  /** The rules that allow it. */
  readonly rules: readonly RuleShown[];
  /** Where nothing surely allows it: the rule that comes nearest, and what is missing. */
  readonly nearest: (Placed & { readonly path: string; readonly missing: readonly string[] }) | undefined;
  readonly notes: readonly string[];
  /** Where the network plugin is documented to differ in what the verdict rests on. */
  readonly marks: readonly Mark[];
}

export interface PolicyShown extends Placed {
  readonly selects: 'yes' | 'possibly';
  /** Whether the API server does not take it as it is written. */
  readonly refused: boolean;
}

interface Mark extends PluginFact {
  readonly plugin: string;
}

interface Placed extends Partial<ShownOrigin> {
  /** `namespace/name` */
  readonly policy: string;
}

export interface RuleShown extends Placed {
  /** From the object on: `spec.ingress[0].from[1]`. */
  readonly path: string;
  readonly ports: readonly (Partial<ShownOrigin> & { readonly path: string; readonly allows: string })[];
  readonly allows: string;
  readonly certainty: 'surely' | 'possibly';
}

/**
 * @param pods whose side it is
 * @param other the other end
 */
export function showSide(
  { world, environment }: Subject,
  side: SideVerdict,
  pods: Endpoint,
  other: Endpoint,
  workload: string,
  port: AskedPort | undefined,
  show: ShowOrigin,
): Side {
  const { direction, surely, possibly, isolated, policies, notes } = side;
  const asked = askedPorts(port);
  const verdict = portVerdict(side, port);
  const nameOf = (policy: NetworkPolicy) => `${namespaceNameOf(world, policy)}/${policy.name}`;
  return {
    direction,
    workload,
    verdict,
    surely: formatPorts(within(surely, asked)),
    possibly: formatPorts(within(possibly, asked)),
    limited: isolated,
    policies: policies.map(({ policy, match }) => ({
      policy: nameOf(policy),
      ...show(policy.origin),
      selects: match,
      refused: environment.refusals.isRefused(policy),
    })),
    rules: side.grants.flatMap((grant) => showGrant(grant, asked, nameOf(grant.policy), show)),
    nearest: verdict === 'denied' ? showNearest(world, side, other, nameOf, show, asked) : undefined,
    // what else is sure does not depend on what the notes are about
    notes:
      verdict === 'allowed'
        ? notes.filter((note) => note === 'own-node').map(noteText)
        : [
            ...notes.map(noteText),
            ...doubtNotes(world, side, pods, other, asked),
            ...(direction === 'ingress' && other.kind === 'addresses' ? [ownNode] : []),
          ],
    marks: marksOn(world, side, pods, other).map(({ text, source }) => ({
      plugin: pluginOf(world.plugin).name,
      text,
      source,
    })),
  };
}

/** Of which address it is nobody knows (kubernetes:staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicySpec). */
const ownNode = 'traffic from the pod’s own node, such as the kubelet’s probes, always gets in';

/** On what of the files it depends whether what is possible is so. */
function doubtNotes(
  world: World,
  side: SideVerdict,
  pods: Endpoint,
  other: Endpoint,
  asked: PortSet | undefined,
): readonly string[] {
  const unsure = within(subtractPorts(side.possibly, side.surely), asked);
  const doubts = doubtWords(new Set(sideDoubts(world, side, pods, other, unsure)));
  return doubts === '' ? [] : [`it depends on ${doubts}`];
}

function within(ports: PortSet, asked: PortSet | undefined): PortSet {
  return asked === undefined ? ports : intersectPorts(ports, asked);
}

function showGrant(
  grant: Grant,
  asked: PortSet | undefined,
  policy: string,
  show: ShowOrigin,
): readonly RuleShown[] {
  const allows = within(grant.possibly, asked);
  if (isNoPort(allows)) return [];
  const { origin } = grant.peer ?? grant.rule;
  const isSure = grant.applies === 'yes' && grant.match === 'yes' && !isNoPort(within(grant.surely, asked));
  const ports = grant.ports.flatMap(({ port, possibly }) => {
    const part = within(possibly, asked);
    if (port === undefined || isNoPort(part)) return [];
    return [{ path: port.origin.path, ...show(port.origin), allows: formatPorts(part) }];
  });
  return [
    {
      policy,
      path: origin.path,
      ...show(origin),
      ports,
      allows: formatPorts(allows),
      certainty: isSure ? 'surely' : 'possibly',
    },
  ];
}

function showNearest(
  world: World,
  side: SideVerdict,
  other: Endpoint,
  nameOf: (policy: NetworkPolicy) => string,
  show: ShowOrigin,
  asked: PortSet | undefined,
): Side['nearest'] {
  const nearest = nearestRule(world, side, other, asked);
  if (nearest === undefined) return undefined;
  const { origin } = nearest.peer ?? nearest.rule;
  return {
    policy: nameOf(nearest.policy),
    path: origin.path,
    ...show(origin),
    missing: nearest.lacks.map(lackText),
  };
}

import type { Origin } from '../../base/origin.ts';
import { count, enumerate } from '../../base/words.ts';
import { isolationDoubts } from '../../network/doubts.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import type { AppliedPolicy } from '../../network/isolation.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { marksOn } from '../../network/plugins/marks.ts';
import { withSource } from '../../network/plugins/words.ts';
import { intersectPorts, isNoPort, type PortSet } from '../../network/ports.ts';
import { nearestRule } from '../../network/shortfall.ts';
import type { Grant, SideVerdict } from '../../network/sideVerdict.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { PhrasePart } from '../../protocol/preview.ts';
import type { WalkStep } from '../../protocol/walk.ts';
import { phrase } from '../preview/phrase.ts';
import { selectorWords } from '../preview/selectorWords.ts';
import { doubtReasons, lackWords, mayBeKnown } from '../preview/sideWords.ts';
import { grantSteps, ruleWords } from './ruleWords.ts';
import type { SideContext } from './sideContext.ts';

/** As many policies, and rules, as one reads. */
const mostShown = 20;

/** What the policies of one end do to the connection, one thing after the other. */
export function sideSteps(context: SideContext): readonly WalkStep[] {
  const { side } = context;
  if (side.policies.length === 0) return [unlimitedStep(context), ...doubtSteps(context)];
  const grants = side.grants.filter(({ possibly }) => !isNoPort(within(possibly, context.asked)));
  return [
    ...firstOf(side.policies, 'policies', (applied) => [policyStep(applied, context)]),
    ...firstOf(grants, 'rules', (grant) => grantSteps(grant, context)),
    ...(isNoPort(within(side.surely, context.asked)) ? refusalSteps(grants, context) : []),
    ...(side.notes.includes('own-node') ? [ownNodeStep(context)] : []),
    ...doubtSteps(context),
  ];
}

function within(ports: PortSet, asked: PortSet | undefined): PortSet {
  return asked === undefined ? ports : intersectPorts(ports, asked);
}

/** The steps of the first items; how many more there are in a step of its own. */
function firstOf<T>(
  items: readonly T[],
  noun: string,
  steps: (item: T) => readonly WalkStep[],
): readonly WalkStep[] {
  const shown = items.slice(0, mostShown).flatMap(steps);
  const more = items.length - mostShown;
  return more <= 0
    ? shown
    : [
        ...shown,
        { verdict: undefined, text: [`There are ${more} more ${noun} of this kind.`], place: undefined },
      ];
}

/** `who reaches api`, `where web may go` */
function limitWords({ side, name }: SideContext): string {
  return side.direction === 'ingress' ? `who reaches ${name}` : `where ${name} may go`;
}

function unlimitedStep(context: SideContext): WalkStep {
  const { world, side, pods, name, link } = context;
  const place = pods.kind === 'pods' && pods.workload !== undefined ? link(pods.workload.origin) : undefined;
  const incoming = side.direction === 'ingress';
  if (side.isolated === 'no') {
    const free = incoming ? 'everyone gets in' : 'it may go anywhere';
    return {
      verdict: 'allowed',
      text: [`No policy limits ${limitWords(context)}: ${free}, on every port.`],
      place,
    };
  }
  const { name: namespace } = side.pods.namespace;
  const isOfKnown = namespace === undefined && mayBeKnown(world, side.pods.namespace);
  const why = isOfKnown
    ? 'that depends on its namespace'
    : namespace === undefined
      ? `the namespace of ${name} is not in these files`
      : `the policies of ${namespace} are not all in these files`;
  return { verdict: 'unknown', text: [`No policy here limits ${limitWords(context)}, but ${why}.`], place };
}

/** A policy that limits this side, and why it applies. */
function policyStep({ policy, match }: AppliedPolicy, context: SideContext): WalkStep {
  const { world, refusals, link } = context;
  const words = selectorWords(policy.podSelector);
  const applies = words === '' ? `every pod of ${namespaceNameOf(world, policy)}` : `pods ${words}`;
  const limits = match === 'yes' ? ' limits ' : ' may limit ';
  const wrong = refusals.isRefused(policy) ? ' The API server refuses it as it is written.' : '';
  const selector = words === '' ? undefined : link({ ...policy.origin, path: policy.podSelector.path });
  return {
    verdict: undefined,
    text: phrase(
      'Policy ',
      { strong: policy.name },
      `${limits}${limitWords(context)}: it applies to ${applies}.${wrong}`,
    ),
    place: selector ?? link(policy.origin),
  };
}

/** That nothing surely lets it through, and which rule comes nearest. */
function refusalSteps(grants: readonly Grant[], context: SideContext): readonly WalkStep[] {
  const { world, side, other, otherName, asked, link } = context;
  const nearest = grants.length === 0 ? nearestRule(world, side, other, asked) : undefined;
  const incoming = side.direction === 'ingress';
  const step: WalkStep = {
    verdict: isNoPort(within(side.possibly, asked)) ? 'denied' : 'unknown',
    text: refusalWords(grants, context),
    place: link(firstOrigin(side)),
  };
  if (nearest === undefined) return [step];
  const lacks = nearest.lacks.map((lack) => lackWords(lack, otherName));
  const { name } = nearest.policy;
  return [
    step,
    {
      verdict: undefined,
      text: phrase(
        ruleWords(nearest.rule, side.direction),
        ' of policy ',
        { strong: name },
        ` comes nearest to ${incoming ? 'letting it in' : 'letting it leave'}: it ${enumerate(lacks)}.`,
      ),
      place: link(nearest.peer?.origin ?? nearest.rule.origin),
    },
  ];
}

function firstOrigin({ policies }: SideVerdict): Origin {
  const [first] = policies;
  return first?.policy.origin ?? { object: '', path: '' };
}

function refusalWords(grants: readonly Grant[], context: SideContext): readonly PhrasePart[] {
  const { world, side, pods, otherName, asked } = context;
  const incoming = side.direction === 'ingress';
  const act = incoming ? `lets ${otherName} in` : `lets it leave for ${otherName}`;
  const on = asked === undefined ? '' : ' on this port';
  const { policies } = side;
  const none = `No rule of ${policies.length === 1 ? 'this policy' : `these ${count(policies.length, 'policie')}`} `;
  if (isNoPort(within(side.possibly, asked))) {
    const empty = policies.every(({ policy }) => policy[side.direction].length === 0);
    const last = empty
      ? `, for ${policies.length === 1 ? 'it has' : 'they have'} no ${side.direction} rule`
      : '';
    return [none, { strong: act }, `${on}${last}.`];
  }
  if (grants.length > 0) return [`Whether one of these rules ${act} is not known here.`];
  if (side.notes.includes('policies-incomplete')) {
    const home = side.pods.namespace.name ?? 'its namespace';
    return [
      `${none}${act}${on}; another policy of ${home}, not in these files, may. What policies allow adds up.`,
    ];
  }
  const [doubt] = isolationDoubts(world, side, pods);
  return [
    doubt === undefined
      ? `Whether anything ${act} is not known here.`
      : `${none}${act}${on}, and whether any of them applies depends on ${doubtReasons[doubt]}.`,
  ];
}

/** What comes from the pods' own node no policy stops. */
function ownNodeStep({ name }: SideContext): WalkStep {
  return {
    verdict: 'allowed',
    text: [
      `The node that ${name} runs on, with the kubelet and its probes, always gets in, whatever policies say.`,
    ],
    place: undefined,
  };
}

/** What Kubernetes leaves undefined, and what the plugin is documented to do otherwise. */
function doubtSteps({ world, side, pods, other, name, otherName }: SideContext): readonly WalkStep[] {
  const texts: string[] = [];
  if (side.notes.includes('host-network')) {
    texts.push(
      `The pods of ${name} share the network of their node: what policies do to them depends on the plugin.`,
    );
  }
  if (side.notes.includes('peer-host-network')) {
    texts.push(
      `The pods of ${otherName} share the network of their node: selectors may not name them, and a pod’s own node always gets in.`,
    );
  }
  if (side.notes.includes('to-own-node')) {
    texts.push(
      'Whether policies hold for what goes to the pod’s own node is not settled: Kubernetes’ documentation says that it is always allowed, its API says that of what comes from the node alone.',
    );
  }
  const marks = marksOf(world, side, pods, other);
  return [...texts, ...marks].map((text) => ({ verdict: undefined, text: [text], place: undefined }));
}

function marksOf(world: World, side: SideVerdict, pods: Endpoint, other: Endpoint): readonly string[] {
  return marksOn(world, side, pods, other).map(
    (mark) => `On ${pluginOf(world.plugin).name}: ${withSource(mark)}.`,
  );
}

import { pathSteps } from '../../base/origin.ts';
import { enumerate } from '../../base/words.ts';
import type { Direction, PolicyPort, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { PortGrant } from '../../network/policyPorts.ts';
import { intersectPorts, isNoPort } from '../../network/ports.ts';
import type { Grant } from '../../network/sideVerdict.ts';
import { namespaceNameOf } from '../../network/world.ts';
import type { WalkStep } from '../../protocol/walk.ts';
import { plainAddress } from '../preview/addressWords.ts';
import { phrase } from '../preview/phrase.ts';
import { portTexts } from '../preview/portChips.ts';
import { peerWords } from '../preview/selectorWords.ts';
import type { SideContext } from './sideContext.ts';

/** `Ingress rule 2`, as one counts the items of its list. */
export function ruleWords({ origin }: PolicyRule, direction: Direction): string {
  const index = Number(pathSteps(origin.path).at(-1)?.text);
  const word = direction === 'ingress' ? 'Ingress rule' : 'Egress rule';
  return Number.isInteger(index) ? `${word} ${index + 1}` : word;
}

/** A rule that lets something through: whom it is for, and on which ports. */
export function grantSteps(grant: Grant, context: SideContext): readonly WalkStep[] {
  const { side, asked, link } = context;
  const { policy, rule, peer, applies, match } = grant;
  const isSure = applies === 'yes' && match === 'yes';
  const ports = grant.ports.filter(
    ({ possibly }) => asked === undefined || !isNoPort(intersectPorts(possibly, asked)),
  );
  return [
    {
      verdict: isSure ? 'allowed' : 'unknown',
      text: phrase(
        ruleWords(rule, side.direction),
        ' of policy ',
        { strong: policy.name },
        peerText(grant, context),
      ),
      place: link(peer?.origin ?? rule.origin),
    },
    ...ports.map((port): WalkStep => {
      const sure = isSure && !isNoPort(port.surely);
      return {
        verdict: sure ? 'allowed' : 'unknown',
        text: [portWords(port, context)],
        place: link(port.port?.origin ?? rule.origin),
      };
    }),
  ];
}

/** ` is for any pod with app=web in namespace shop: web is one of them.` */
function peerText({ policy, peer, match }: Grant, { world, otherName }: SideContext): string {
  if (peer === undefined) return ' lists nobody, so that it is for everyone.';
  switch (peer.kind) {
    case 'unreadable':
      return ' is for someone who can’t be read here: it may be anyone.';
    case 'pods': {
      const words = peerWords(peer, namespaceNameOf(world, policy));
      const isOne = match === 'yes' ? 'is' : 'may be';
      return ` is for ${words}: ${otherName} ${isOne} one of them.`;
    }
    case 'ipBlock': {
      const without = peer.except.length === 0 ? '' : ` without ${enumerate(peer.except.map(plainAddress))}`;
      const among = match === 'yes' ? 'among them' : 'perhaps among them';
      return ` is for the addresses of ${peer.cidr}${without}, ${otherName} ${among}.`;
    }
  }
}

/** `It opens port http, which is 8080 TCP here.` */
function portWords({ port, surely, possibly }: PortGrant, { name, otherName, side }: SideContext): string {
  if (port === undefined) return 'It lists no ports, so that every port is open.';
  const destination = side.direction === 'ingress' ? name : otherName;
  const numbers = enumerate(portTexts(possibly, []));
  if (port.numbers.kind === 'named') {
    return isNoPort(surely)
      ? `It opens the port named ${port.numbers.name}; which number that is on ${destination} is not known here.`
      : `It opens the port named ${port.numbers.name}, which is ${numbers} on ${destination}.`;
  }
  return isReadable(port) ? `It opens ${portNoun(numbers)}.` : 'It opens a port that can’t be read here.';
}

function isReadable({ protocol, numbers }: PolicyPort): boolean {
  return protocol !== undefined && numbers.kind !== 'unreadable';
}

function portNoun(numbers: string): string {
  return numbers.startsWith('every') ? numbers : `port ${numbers}`;
}

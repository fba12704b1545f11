import { enumerate } from '../../base/words.ts';
import type { PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { PreviewFact } from '../../protocol/preview.ts';
import { type Link, linked } from './links.ts';
import { phrase } from './phrase.ts';
import { peerWords } from './selectorWords.ts';
import type { PartTarget } from './target.ts';

/** `ingress rule 2`, `ingress rule 2, peer 1` */
export function partName({ policy, direction, rule, peer }: PartTarget): string {
  const name = `${direction} rule ${policy[direction].indexOf(rule) + 1}`;
  return peer === undefined ? name : `${name}, peer ${rule.peers.indexOf(peer) + 1}`;
}

/** Whose part it is, whom it names, and on which ports. */
export function partFacts(part: PartTarget, home: string, link: Link): readonly PreviewFact[] {
  const { policy, direction, rule, peer } = part;
  const peers = peer === undefined ? rule.peers : [peer];
  return [
    { title: 'Part of', entries: [phrase(`${policy.name} `, linked(policy.origin, '', link))] },
    {
      title: direction === 'ingress' ? 'From' : 'To',
      entries: peers.length === 0 ? [['everyone']] : peers.map((each) => [peerText(each, home)]),
    },
    { title: 'On', entries: rule.ports.length === 0 ? [['every port']] : rule.ports.map(portText) },
  ];
}

function peerText(peer: PolicyPeer, home: string): string {
  switch (peer.kind) {
    case 'pods':
      return peerWords(peer, home);
    case 'ipBlock':
      return peer.except.length === 0 ? peer.cidr : `${peer.cidr} without ${enumerate(peer.except)}`;
    case 'unreadable':
      return 'what can’t be read here';
  }
}

function portText({ protocol, numbers }: PolicyRule['ports'][number]): readonly [string] {
  const suffix = protocol === 'TCP' || protocol === undefined ? '' : ` ${protocol}`;
  switch (numbers.kind) {
    case 'all':
      return [`every ${protocol ?? ''} port`.replace('  ', ' ')];
    case 'range':
      return [
        numbers.first === numbers.last
          ? `${numbers.first}${suffix}`
          : `${numbers.first}-${numbers.last}${suffix}`,
      ];
    case 'named':
      return [`the port named ${numbers.name}${suffix}`];
    case 'unreadable':
      return ['a port that can’t be read here'];
  }
}

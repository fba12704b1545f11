import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { recordingLowering } from '../../manifests/lowering.ts';
import { lowerNetworkPolicy } from '../../manifests/lowerNetworkPolicy.ts';
import type { World } from '../../network/world.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Path } from '../keys/place.ts';
import type { FileOf } from './fileWords.ts';

/** A policy that is being written, in the world that its file belongs to. */
export interface Draft {
  readonly policy: NetworkPolicy;
  /** Undefined: the file belongs to no environment. */
  readonly world: World | undefined;
  readonly fileOf: FileOf;
}

export function draftOf(object: MappingNode, world: World | undefined, fileOf: FileOf): Draft {
  return {
    policy: lowerNetworkPolicy({ node: object, path: '' }, recordingLowering('draft')),
    world,
    fileOf,
  };
}

/** The rule that a path leads into, and its direction. */
export function ruleAt(
  { policy }: Draft,
  path: Path,
): { readonly direction: 'ingress' | 'egress'; readonly rule: PolicyRule } | undefined {
  const [, direction, index] = path;
  if (direction !== 'ingress' && direction !== 'egress') return undefined;
  const rule = typeof index === 'number' ? policy[direction][index] : undefined;
  return rule && { direction, rule };
}

/** The entry of `from` or `to` that a path leads into. */
export function peerAt(draft: Draft, path: Path): PolicyPeer | undefined {
  const [, , , list, index] = path;
  if ((list !== 'from' && list !== 'to') || typeof index !== 'number') return undefined;
  return ruleAt(draft, path)?.rule.peers[index];
}

import type { Direction, PolicyRule } from '../../kubernetes/networkPolicy.ts';

const onPodsOnly = 'a named port is looked up on pods';

/**
 * What the names among the ports of a rule do not let through: a name stands for a container port of the destination,
 * and addresses have none (kubernetes:staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicyPort).
 * @returns undefined where every destination is a pod, or no port is named
 */
export function namedPortWords(direction: Direction, rule: PolicyRule): string | undefined {
  const named = rule.ports.filter(({ numbers }) => numbers.kind === 'named').length;
  if (direction === 'ingress' || named === 0) return undefined;
  if (leadsToAddressesOnly(rule)) {
    const who =
      named === rule.ports.length ? 'this' : named === 1 ? 'the named port' : 'each of the named ports';
    return `${who} allows nothing: ${onPodsOnly}, and \`to\` has addresses only`;
  }
  return leadsToAddresses(rule) ? `${onPodsOnly}, addresses have none` : undefined;
}

/** Whether no destination of an egress rule is a pod: an ipBlock is for addresses outside the cluster. */
export function leadsToAddressesOnly({ peers }: PolicyRule): boolean {
  return peers.length > 0 && peers.every(({ kind }) => kind === 'ipBlock');
}

/** A rule without peers leads everywhere. */
function leadsToAddresses({ peers }: PolicyRule): boolean {
  return peers.length === 0 || peers.some(({ kind }) => kind === 'ipBlock');
}

import { countAddresses, isNoAddress } from '../../network/addresses.ts';
import { ipBlockOf } from '../../network/ipBlocks.ts';
import { grouped } from '../hover/cidrHover.ts';
import type { PolicyHints, PolicyWord } from './policyHint.ts';

/** Behind an address range how many addresses it holds, without those that are taken out: `256 addresses`. */
export const addressHints: PolicyHints = {
  kind: 'addresses',
  *words(_, policy, isSeen) {
    const words: PolicyWord[] = [];
    for (const { peers } of [...policy.ingress, ...policy.egress]) {
      for (const peer of peers) {
        if (peer.kind !== 'ipBlock') continue;
        const path = `${peer.origin.path}.ipBlock.cidr`;
        const { surely, possibly } = ipBlockOf(peer);
        // What can't be read is told by a finding; a single address says so itself.
        if (surely !== possibly || !isSeen(path)) continue;
        const count = countAddresses(surely);
        if (count === 1n && peer.except.length === 0) continue;
        const text = isNoAddress(surely) ? 'no address is left' : addressesText(count);
        words.push({ path, at: 'value', text, tooltip: undefined });
        yield;
      }
    }
    return words;
  },
};

/** `65,280 addresses`, `2^64 addresses`, `about 2^64 addresses` */
function addressesText(count: bigint): string {
  const bits = count.toString(2).length - 1;
  if (bits <= 40) return count === 1n ? '1 address' : `${grouped(count)} addresses`;
  return `${count === 1n << BigInt(bits) ? '' : 'more than '}2^${bits} addresses`;
}

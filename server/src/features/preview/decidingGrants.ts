import { isNoPort } from '../../network/ports.ts';
import type { Grant, SideVerdict } from '../../network/sideVerdict.ts';

/**
 * The rules that a row speaks of: those that surely let something through; else those that surely name the other side,
 * though not on ports that are known as numbers; else those that may.
 */
export function decidingGrants(side: SideVerdict): readonly Grant[] {
  const tests: readonly ((grant: Grant) => boolean)[] = [
    (grant) => isSure(grant) && !isNoPort(grant.surely),
    isSure,
    (grant) => grant.match === 'yes',
  ];
  for (const test of tests) {
    const found = side.grants.filter(test);
    if (found.length > 0) return found;
  }
  return side.grants;
}

/**
 * Whether the policy surely applies, the rule surely names the other side, and its ports can be read; named ports count,
 * though it may not be known which number they stand for.
 */
export function isSure({ applies, match, ports }: Grant): boolean {
  const readable = ports.some(({ port, surely }) => !isNoPort(surely) || port?.numbers.kind === 'named');
  return applies === 'yes' && match === 'yes' && readable;
}

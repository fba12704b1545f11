import type { PolicyHints, PolicyWord } from './policyHint.ts';

/** Behind a rule that names nobody that it means everyone: `= any source`. */
export const anyoneHints: PolicyHints = {
  kind: 'anyone',
  *words(_, policy, isSeen) {
    const words: PolicyWord[] = [];
    for (const direction of ['ingress', 'egress'] as const) {
      if (!policy.isolates[direction]) continue;
      for (const { peers, ports, hasUnknownKey, origin } of policy[direction]) {
        // What is misspelled may well name someone.
        if (peers.length > 0 || hasUnknownKey || !isSeen(origin.path)) continue;
        const who = direction === 'ingress' ? 'any source' : 'any destination';
        words.push({
          path: origin.path,
          at: 'firstLine',
          text: ports.length === 0 ? `= ${who}, every port` : `= ${who}`,
          tooltip: 'Addresses outside of the cluster are among them.',
        });
        yield;
      }
    }
    return words;
  },
};

import type { PolicyPort } from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { describePort } from '../hover/portHover.ts';
import { receiversOf } from '../keys/receivers.ts';
import type { PolicyHints, PolicyWord } from './policyHint.ts';

const mostNumbers = 4;

/** Behind a port that is named which numbers the name stands for on the pods that the rule leads to: `= 8080`. */
export const portHints: PolicyHints = {
  kind: 'ports',
  *words({ world }, policy, isSeen) {
    const words: PolicyWord[] = [];
    for (const direction of ['ingress', 'egress'] as const) {
      if (!policy.isolates[direction]) continue;
      for (const rule of policy[direction]) {
        for (const port of rule.ports) {
          const path = `${port.origin.path}.port`;
          if (port.numbers.kind !== 'named' || !isSeen(path)) continue;
          const { items, complete } = receiversOf(world, policy, direction, rule);
          const text = numbersText(numbersOf(port, items), complete);
          const tooltip = describePort(world, policy, direction, rule, port);
          if (text !== undefined) words.push({ path, at: 'value', text, tooltip });
          yield;
        }
      }
    }
    return words;
  },
};

function numbersOf({ numbers, protocol }: PolicyPort, pods: readonly KnownPods[]): readonly number[] {
  const name = numbers.kind === 'named' ? numbers.name : undefined;
  const found = pods.flatMap(({ ports }) =>
    ports.flatMap((own) => (own.name === name && own.protocol === protocol ? [own.number] : [])),
  );
  return [...new Set(found)].sort((left, right) => left - right);
}

/** Undefined where nothing is known of it. */
function numbersText(numbers: readonly number[], isComplete: boolean): string | undefined {
  if (numbers.length === 0) return isComplete ? '= no port' : undefined;
  const more = numbers.length - mostNumbers;
  const shown = numbers.slice(0, mostNumbers).join(', ');
  return `= ${shown}${more > 0 ? ` and ${more} more` : ''}${isComplete ? '' : ' here'}`;
}

import type { PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { Endpoint } from '../endpoints.ts';
import { portGrants } from '../policyPorts.ts';
import { noPorts, unionPorts } from '../ports.ts';
import type { PodClass } from './podClass.ts';
import type { PortPair, PortTable } from './portTable.ts';

const outside: Endpoint = { kind: 'addresses', set: { ipv4: [], ipv6: [] } };

/** Keys beside the profiles of classes: what is the same everywhere, and what addresses outside have. */
const everywhereKey = -1;
const outsideKey = -2;

/** The ports of rules on destinations, as numbers of port sets. */
export class RulePorts {
  readonly #ports: PortTable;
  readonly #byRule = new WeakMap<PolicyRule, Map<number, PortPair>>();

  constructor(ports: PortTable) {
    this.#ports = ports;
  }

  on(rule: PolicyRule, destination: PodClass): PortPair {
    return this.#find(rule, destination.portProfile, destination.example);
  }

  onAddresses(rule: PolicyRule): PortPair {
    return this.#find(rule, outsideKey, outside);
  }

  #find(rule: PolicyRule, profile: number, destination: Endpoint): PortPair {
    const known = this.#byRule.get(rule) ?? new Map<number, PortPair>();
    this.#byRule.set(rule, known);
    const key = namesPorts(rule) ? profile : everywhereKey;
    const found = known.get(key);
    if (found !== undefined) return found;
    const grants = portGrants(rule, destination);
    const pair = {
      surely: this.#ports.idOf(grants.reduce((set, { surely }) => unionPorts(set, surely), noPorts)),
      possibly: this.#ports.idOf(grants.reduce((set, { possibly }) => unionPorts(set, possibly), noPorts)),
    };
    known.set(key, pair);
    return pair;
  }
}

/** Whether a rule names ports, so that it means other numbers on each destination. */
export function namesPorts({ ports }: PolicyRule): boolean {
  return ports.some(({ numbers }) => numbers.kind === 'named');
}

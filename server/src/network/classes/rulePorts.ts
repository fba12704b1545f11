import type { PolicyPort, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { Endpoint } from '../endpoints.ts';
import { portGrants } from '../policyPorts.ts';
import { noPorts, unionPorts } from '../ports.ts';
import type { PodClass } from './podClass.ts';
import type { PortPair, PortTable } from './portTable.ts';

const outside: Endpoint = { kind: 'addresses', set: { ipv4: [], ipv6: [] } };

/** The key of what addresses outside have, beside the profiles of classes. */
const outsideKey = -1;

/** The ports of rules on destinations, as numbers of port sets. Rules that list the same ports are worked out once. */
export class RulePorts {
  readonly #ports: PortTable;
  /** Of rules that mean the same ports everywhere. */
  readonly #byRule = new WeakMap<PolicyRule, PortPair>();
  readonly #byText = new Map<string, PortPair>();
  /** Of rules that name ports, for each destination. */
  readonly #byDestination = new WeakMap<PolicyRule, Map<number, PortPair>>();

  constructor(ports: PortTable) {
    this.#ports = ports;
  }

  on(rule: PolicyRule, destination: PodClass): PortPair {
    return namesPorts(rule)
      ? this.#named(rule, destination.portProfile, destination.example)
      : this.#everywhere(rule);
  }

  onAddresses(rule: PolicyRule): PortPair {
    return namesPorts(rule) ? this.#named(rule, outsideKey, outside) : this.#everywhere(rule);
  }

  #everywhere(rule: PolicyRule): PortPair {
    const known = this.#byRule.get(rule);
    if (known !== undefined) return known;
    const text = rule.ports.map(portText).join();
    const pair = this.#byText.get(text) ?? this.#pair(rule, outside);
    this.#byText.set(text, pair);
    this.#byRule.set(rule, pair);
    return pair;
  }

  #named(rule: PolicyRule, profile: number, destination: Endpoint): PortPair {
    const known = this.#byDestination.get(rule) ?? new Map<number, PortPair>();
    this.#byDestination.set(rule, known);
    const pair = known.get(profile) ?? this.#pair(rule, destination);
    known.set(profile, pair);
    return pair;
  }

  #pair(rule: PolicyRule, destination: Endpoint): PortPair {
    const grants = portGrants(rule, destination);
    return {
      surely: this.#ports.idOf(grants.reduce((set, { surely }) => unionPorts(set, surely), noPorts)),
      possibly: this.#ports.idOf(grants.reduce((set, { possibly }) => unionPorts(set, possibly), noPorts)),
    };
  }
}

/** Equal for items that mean the same ports. */
function portText({ protocol, numbers }: PolicyPort): string {
  return numbers.kind === 'range'
    ? `${protocol} ${numbers.first} ${numbers.last}`
    : `${protocol} ${numbers.kind}`;
}

/** Whether a rule names ports, so that it means other numbers on each destination. */
export function namesPorts({ ports }: PolicyRule): boolean {
  return ports.some(({ numbers }) => numbers.kind === 'named');
}

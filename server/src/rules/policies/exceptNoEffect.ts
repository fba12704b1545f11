import type { Environment } from '../../assembly/environment.ts';
import type { AddressPeer, Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { isAddressSubset, isNoAddress, unionAddresses } from '../../network/addresses.ts';
import { AddressIndex } from '../../network/addressIndex.ts';
import { type IpExcept, ipBlockOf } from '../../network/ipBlocks.ts';
import { coversPorts } from '../../network/writtenPorts.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { type Entry, entriesOf, policiesAround, surroundingsOf } from './entries.ts';
import { addressesOf, entriesWithin } from './entryIndex.ts';
import { originIn, valueAt } from './places.ts';

/** An exception that others undo. */
export const exceptNoEffect: PolicyRule = {
  id: 'except-no-effect',
  scope: 'policy',
  summary: 'An except that other rules undo, or that another except holds already',
  explanation:
    '`except` takes addresses out of its own `ipBlock`; it denies nothing. Where another entry or policy allows the same ' +
    'pods these addresses on the same ports, they are allowed, whatever the exception says.\n\n' +
    'Take the addresses out there too, or remove the exception, so that nobody relies on it. Reported where all of the ' +
    'addresses are allowed on all ports of the rule; an exception that is opened again for some ports is nothing unusual.',
  sources: [
    'kubernetes:staging/src/k8s.io/api/networking/v1/types.go (IPBlock)',
    networkPolicyPage('the-two-sorts-of-pod-isolation'),
  ],
  defaultSeverity: 'warning',
  dependsOn: () => [],
  dependsOnFor: surroundingsOf,
  check(policy, environment) {
    if (environment.refusals.isRefused(policy)) return [];
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      policy.isolates[direction] ? inDirection(policy, direction, environment) : [],
    );
  },
};

function inDirection(
  policy: NetworkPolicy,
  direction: Direction,
  environment: Environment,
): readonly Finding[] {
  const lists = [policy, ...policiesAround(environment, policy, direction)].map((other) =>
    entriesOf(other, direction),
  );
  return entriesOf(policy, direction).flatMap((entry) =>
    entry.peer?.kind === 'ipBlock' ? aboutExcepts(entry, entry.peer, lists) : [],
  );
}

/** @param lists the entries of each policy that limits all of the pods */
function aboutExcepts(
  entry: Entry,
  peer: AddressPeer,
  lists: readonly (readonly Entry[])[],
): readonly Finding[] {
  const { excepts } = ipBlockOf(peer);
  const around = new AddressIndex(excepts.map(({ set }) => set));
  return excepts.flatMap((except, index): readonly Finding[] => {
    if (isNoAddress(except.set)) return [];
    const holder = around
      .overlapping(except.set)
      .filter((place) => place !== index)
      .find((place) => holds(excepts[place], except, place < index));
    if (holder !== undefined) {
      return [
        told(
          entry,
          except,
          `This exception changes nothing: ${excepts[holder]?.text} holds it already.`,
          'hint',
          [],
        ),
      ];
    }
    const openers = lists
      .flatMap((entries) => entriesWithin(entries, except.set))
      .filter((other) => other !== entry && coversPorts(other.ports, entry.ports));
    const opened = unionAddresses(openers.map(addressesOf));
    if (!isAddressSubset(except.set, opened)) return [];
    const [first] = openers;
    const who =
      first?.policy === entry.policy ? 'another entry of this policy' : `policy ${first?.policy.name}`;
    const message =
      `${except.text} is allowed in spite of this exception: ${who} allows it on the same ports. Policies only add to ` +
      'each other. Take the addresses out there too, or remove the exception.';
    return [told(entry, except, message, 'warning', openers.map(related))];
  });
}

/** Of two that are the same the later is too much. */
function holds(other: IpExcept | undefined, except: IpExcept, isBefore: boolean): boolean {
  if (other === undefined) return false;
  return isAddressSubset(except.set, other.set) && (isBefore || !isAddressSubset(other.set, except.set));
}

function related({ policy, peer, rule }: Entry): RelatedPlace {
  const message = `Policy ${policy.name} allows it here`;
  if (peer === undefined) return { message, place: valueAt(rule.origin) };
  return { message, place: valueAt({ ...peer.origin, path: `${peer.origin.path}.ipBlock.cidr` }) };
}

function told(
  { policy, peer }: Entry,
  except: IpExcept,
  message: string,
  severity: 'hint' | 'warning',
  places: readonly RelatedPlace[],
): Finding {
  const origin = originIn(policy, except.path);
  const list = originIn(policy, except.path.replace(/\[\d+\]$/, ''));
  const isOnly = peer?.kind === 'ipBlock' && peer.except.length === 1;
  return {
    message,
    place: valueAt(origin),
    severity,
    related: places,
    tags: severity === 'hint' ? ['unnecessary'] : [],
    fixes: [
      {
        title: 'Remove the exception, which has no effect',
        safe: true,
        edits: [{ remove: isOnly ? list : origin }],
      },
    ],
  };
}

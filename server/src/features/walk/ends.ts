import { count, enumerate } from '../../base/words.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { Service } from '../../kubernetes/objects.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { unknownName } from '../../network/ends/misnamed.ts';
import { addressEnd, nodeName, workloadEnd } from '../../network/ends/namedEnd.ts';
import { serviceEnd } from '../../network/ends/serviceEnd.ts';
import { addressProblem, wideningOf } from '../../network/ends/writtenAddresses.ts';
import { peerPodsNotHere, podsNotHere } from '../../network/lanes/elsewhereGroups.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { addressWords } from '../preview/addressWords.ts';
import { peerWords, selectorWords } from '../preview/selectorWords.ts';
import { addressesOf, anyoneId, type NotHere, notHereOf } from './endIds.ts';

/** One end of the connection that is asked about. */
export interface WalkEnd {
  /** How headings call it: `shop/web`. */
  readonly title: string;
  readonly endpoints: readonly Endpoint[];
  /** Where it is a Service, whose port another one of its pods may stand behind. */
  readonly service?: Service;
  /** What is to be known of it. */
  readonly notes: readonly string[];
}

/** There is no such end; the sentence says why. */
export interface NoEnd {
  readonly problem: string;
}

/** What a name means: one that the server gave out, or one that a user wrote. */
export function endOf(world: World, text: string, direction: Direction): WalkEnd | NoEnd {
  if (text === anyoneId) {
    const title = direction === 'ingress' ? 'anyone else' : 'anything else';
    return { title, endpoints: [{ kind: 'anyone' }], notes: [] };
  }
  const addresses = addressesOf(text);
  if (addresses !== undefined) {
    const { endpoints } = addressEnd(world, text, addresses, direction);
    const widened = wideningOf(text);
    return {
      title: addressWords(addresses, []).who,
      endpoints,
      notes: widened === undefined ? [] : [widened],
    };
  }
  const notHere = notHereOf(world, text);
  if (notHere === 'gone') return { problem: 'What this was about is not in the text any more.' };
  if (notHere !== undefined) return endNotHere(world, notHere);
  return namespaceEnd(world, text) ?? namedEnd(world, text);
}

/** A workload, a Service, or the node that the pods at the other end run on. */
function namedEnd(world: World, text: string): WalkEnd | NoEnd {
  const found = workloadEnd(world, text);
  if (found === undefined && text === nodeName) {
    return { title: 'the pod’s own node', endpoints: [{ kind: 'node' }], notes: [] };
  }
  if (found === undefined) {
    return walkService(world, text) ?? { problem: addressProblem(text) ?? unknownName(world, text) };
  }
  if ('ids' in found) {
    return { problem: `${text} names several workloads: ${enumerate(found.ids)}. Choose one of them.` };
  }
  const several = found.endpoints.length > 1;
  return {
    title: titleOf(text, world),
    endpoints: found.endpoints,
    notes: several
      ? [`${titleOf(text, world)} stands for ${found.endpoints.length} objects of these files.`]
      : [],
  };
}

/** `shop/web`, without its kind. */
function titleOf(text: string, { defaultNamespace }: World): string {
  const name = text.replace(/\[\w+\]$/, '');
  return name.includes('/') ? name : `${defaultNamespace}/${name}`;
}

function endNotHere(world: World, notHere: NotHere): WalkEnd | NoEnd {
  const { policy } = notHere;
  const home = namespaceNameOf(world, policy);
  if (notHere.kind === 'named') {
    const found = peerPodsNotHere(world, policy, notHere.peer);
    if (found === undefined) return { problem: 'All the pods that this was about are in the files by now.' };
    const which = found.isFuture ? 'any future pod' : 'any pod';
    return { title: peerWords(notHere.peer, home, which), endpoints: [found.pods], notes: [] };
  }
  const namespace = world.cluster.namespaces.get(home);
  if (namespace === undefined) return { problem: 'What this was about is not in the text any more.' };
  const words = selectorWords(policy.podSelector);
  return {
    title: `any pod${words === '' ? '' : ` ${words}`} in namespace ${home}`,
    endpoints: [podsNotHere(namespace, policy.podSelector)],
    notes: [],
  };
}

function namespaceEnd({ cluster }: World, text: string): WalkEnd | NoEnd | undefined {
  const [, name] = /^([^/]+)\/\*$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const namespace = cluster.namespaces.get(name);
  const endpoints = namespace === undefined ? [] : cluster.podsIn(namespace);
  if (endpoints.length === 0) return { problem: `There is no workload of namespace ${name} in these files.` };
  return { title: `namespace ${name}`, endpoints, notes: [] };
}

function walkService(world: World, text: string): WalkEnd | NoEnd | undefined {
  const found = serviceEnd(world, text);
  if (found === undefined || 'problem' in found) return found;
  const { title, service, endpoints } = found;
  const isAddressed = endpoints.some(({ kind }) => kind === 'addresses');
  const notes = isAddressed
    ? [
        `The Service has no selector: its endpoints say that it leads to ${count(endpoints.length, 'address')}. They are taken as outside the cluster, for whether one is a pod’s can’t be told.`,
      ]
    : [
        `The Service leads to ${count(endpoints.length, 'workload')}; policies are about pods and the ports of these.`,
      ];
  return { title: `Service ${title}`, endpoints, service, notes };
}

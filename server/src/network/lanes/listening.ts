import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../endpoints.ts';
import { hasPort, isNoPort, type PortSet } from '../ports.ts';

/** The declared ports of pods as text, equal for pods that declare the same. */
const declared = new WeakMap<KnownPods, string>();

/** What pods listen on, by which members of a group are told apart: all of them show the same ports. */
export class Listening {
  readonly #heard = new Map<PortSet, Map<string, string>>();

  /** What all of some pods listen on within a set, as text; empty where no port matters, undefined where they may differ. */
  ofAll(direction: Direction, pods: readonly KnownPods[], set: PortSet): string | undefined {
    const first = pods[0];
    if (first === undefined || direction === 'ingress' || isNoPort(set)) return '';
    return declareTheSame(pods) ? this.of(first, set) : undefined;
  }

  of(pods: KnownPods, set: PortSet): string {
    if (pods.ports.length === 0) return '';
    const text = declaredText(pods);
    const byText = this.#heard.get(set) ?? new Map<string, string>();
    this.#heard.set(set, byText);
    const heard =
      byText.get(text) ??
      portsText(pods.ports.filter(({ protocol, number }) => hasPort(set, protocol, number)));
    byText.set(text, heard);
    return heard;
  }
}

const alike = new WeakMap<readonly KnownPods[], boolean>();

/** Lists of pods outlive an edit of policies, and mostly hold pods of one application. */
function declareTheSame(pods: readonly KnownPods[]): boolean {
  const known = alike.get(pods) ?? new Set(pods.map(declaredText)).size === 1;
  alike.set(pods, known);
  return known;
}

function declaredText(pods: KnownPods): string {
  const text = declared.get(pods) ?? portsText(pods.ports);
  declared.set(pods, text);
  return text;
}

function portsText(ports: readonly ContainerPort[]): string {
  return ports
    .map(({ name, number, protocol }) => `${name ?? ''} ${number} ${protocol}`)
    .sort()
    .join(',');
}

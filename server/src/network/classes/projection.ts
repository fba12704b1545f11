import type { Labels } from '../../kubernetes/labels.ts';
import type { KnownNamespace, KnownPods } from '../endpoints.ts';
import type { Used } from './used.ts';

/** What policies look at in pods, as text: equal for pods that they can't tell apart. */
export class Projection {
  readonly #keys = new Set<string>();
  readonly #portNames = new Set<string>();
  /** What the pods have, of which the texts told so far say only what was looked at. */
  readonly #seenKeys = new Set<string>();
  readonly #seenPortNames = new Set<string>();
  readonly #namespaceTexts = new WeakMap<KnownNamespace, string>();

  /**
   * From now on looks at these, too.
   * @returns false where the texts told so far would have said more
   */
  use({ keys, portNames }: Used): boolean {
    for (const key of keys) if (!this.#keys.has(key) && this.#seenKeys.has(key)) return false;
    for (const name of portNames) {
      if (!this.#portNames.has(name) && this.#seenPortNames.has(name)) return false;
    }
    for (const key of keys) this.#keys.add(key);
    for (const name of portNames) this.#portNames.add(name);
    return true;
  }

  ofLabels({ labels: { labels } }: KnownPods): string {
    for (const key of labels.values.keys()) this.#seenKeys.add(key);
    for (const key of labels.varying?.keys() ?? []) this.#seenKeys.add(key);
    return labelsText(labels, this.#keys);
  }

  ofPorts({ ports }: KnownPods): string {
    let text = '';
    for (const { name, number, protocol } of ports) {
      if (name === undefined) continue;
      this.#seenPortNames.add(name);
      if (this.#portNames.has(name)) text += `${name} ${number} ${protocol}\n`;
    }
    return text;
  }

  /** All labels of a namespace count, whether or not policies look at them. */
  ofNamespace(namespace: KnownNamespace): string {
    const known = this.#namespaceTexts.get(namespace);
    if (known !== undefined) return known;
    const { labels } = namespace.labels;
    const text = labelsText(labels, new Set([...labels.values.keys(), ...(labels.varying?.keys() ?? [])]));
    this.#namespaceTexts.set(namespace, text);
    return text;
  }
}

/** The labels of some keys, each with its length, for any text may stand in a label that is refused. */
function labelsText({ values, varying, open }: Labels, keys: ReadonlySet<string>): string {
  const items: string[] = [];
  for (const [key, value] of values) {
    if (keys.has(key) && varying?.has(key) !== true) {
      items.push(`${key.length}:${key}=${value.length}:${value}`);
    }
  }
  for (const [key, value] of varying ?? []) {
    if (keys.has(key)) items.push(`${key.length}:${key}~${JSON.stringify(value)}`);
  }
  return `${open}\n${items.sort().join('\n')}\n`;
}

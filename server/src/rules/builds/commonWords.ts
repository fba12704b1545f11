import type { Assembly } from '../../assembly/assemble.ts';
import type { Rendering } from '../../assembly/builds/rendering.ts';
import type { Environment } from '../../assembly/environment.ts';
import { descend, textOf } from '../../assembly/kustomize/tree/built.ts';

/**
 * A message as environments have it in common, to tell whether they say the same: without the namespaces, in which variants
 * differ, and with what stands for an object in place of its name, to which each variant may add a prefix of its own.
 */
export function commonWords(assembly: Assembly, environment: Environment, message: string): string {
  const names = assembly.renderingsOf(environment).map((rendering) => namesIn(assembly, rendering));
  const written = (word: string): string => names.flatMap((known) => known.get(word) ?? []).sort()[0] ?? word;
  return message.replace(/\bnamespace [\w.-]+/g, 'namespace').replace(/\w(?:[\w.-]*\w)?/g, written);
}

const known = new WeakMap<Rendering, ReadonlyMap<string, string>>();

/** Where objects are written, by the names that are built of them. */
function namesIn({ startOf }: Assembly, rendering: Rendering): ReadonlyMap<string, string> {
  const before = known.get(rendering);
  if (before !== undefined) return before;
  const names = new Map<string, string>();
  for (const { root } of rendering.objects) {
    const { source, value } = root.place;
    const name = textOf(descend(root, 'metadata', 'name'));
    const written = `${source.uri}:${(startOf(source) ?? 0) + value.start}`;
    const other = names.get(name);
    // of several objects of one name the same one stands for all in each environment
    if (other === undefined || written < other) names.set(name, written);
  }
  known.set(rendering, names);
  return names;
}

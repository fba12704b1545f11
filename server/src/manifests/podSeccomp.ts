import { descend, type Field } from './field.ts';
import { podTemplates } from './lowerWorkload.ts';
import type { WrittenObject } from './objects.ts';
import { holdersIn, type SeccompHolder } from './seccompHolders.ts';

/** What a workload's pods are made of; undefined of what is no workload. */
export function podTemplateOf({ kind, node }: WrittenObject): Field | undefined {
  if (!Object.hasOwn(podTemplates, kind)) return undefined;
  return descend({ node, path: '' }, ...(podTemplates[kind] ?? []));
}

/** The pod of a workload first, then its containers of every sort; none of what is no workload. */
export function seccompHolders(object: WrittenObject): readonly SeccompHolder[] {
  const template = podTemplateOf(object);
  return template === undefined ? [] : holdersIn(template);
}

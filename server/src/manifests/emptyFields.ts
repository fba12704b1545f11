import type { Direction, EmptyField } from '../kubernetes/networkPolicy.ts';
import { child, type Field, listItems, mappingEntries, stateOf } from './field.ts';
import type { Lowering } from './lowering.ts';

/** The fields of a policy's `spec` that are written without content: `null`, or a list without items. */
export function emptyFieldsOf(spec: Field, lowering: Lowering): readonly EmptyField[] {
  const found: EmptyField[] = [];
  const add = (field: EmptyField['field'], direction: Direction | undefined, written: Field): void => {
    if (written.node === undefined) return;
    const isNull = stateOf(written) === 'absent';
    const isEmptyList = stateOf(written) === 'sequence' && listItems(written).length === 0;
    if (isNull || isEmptyList)
      found.push({ field, direction, isNull, origin: lowering.origin(written.path) });
  };
  const addSelector = (field: EmptyField['field'], direction: Direction, selector: Field): void => {
    if (selector.node === undefined) return;
    // A list is refused.
    if (stateOf(selector) !== 'sequence') add(field, direction, selector);
    // A mapping of labels that has lost its content leaves a selector that selects everything.
    const labels = child(selector, 'matchLabels');
    if (mappingEntries(selector).length === 1 && stateOf(labels) !== 'sequence')
      add(field, direction, labels);
  };
  add('types', undefined, child(spec, 'policyTypes'));
  if (stateOf(child(spec, 'podSelector')) !== 'sequence')
    add('subject', undefined, child(spec, 'podSelector'));
  for (const direction of ['ingress', 'egress'] as const) {
    const rules = child(spec, direction);
    add('rules', direction, rules);
    for (const rule of listItems(rules)) {
      add('rule', direction, rule);
      const peers = child(rule, direction === 'ingress' ? 'from' : 'to');
      add('peers', direction, peers);
      add('ports', direction, child(rule, 'ports'));
      for (const peer of listItems(peers)) {
        // A peer of which nothing is left is refused.
        if (mappingEntries(peer).every(({ value }) => stateOf({ node: value, path: '' }) === 'absent'))
          continue;
        addSelector('podSelector', direction, child(peer, 'podSelector'));
        addSelector('namespaceSelector', direction, child(peer, 'namespaceSelector'));
      }
    }
  }
  return found;
}

import { entryPath } from '../base/origin.ts';
import type { LabelSelector, Labels, SelectorOperator, SelectorRequirement } from '../kubernetes/labels.ts';
import { child, type Field, hasOtherKeys, listItems, mappingEntries, stateOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';

/** A map of labels: a value that is no string makes it open, for the server would refuse it and the reader can't know it. */
export function lowerLabels(field: Field, lowering: Lowering): Labels {
  const values = new Map<string, string>();
  let open = stateOf(field) !== 'absent' && stateOf(field) !== 'mapping';
  for (const entry of mappingEntries(field)) {
    const value = labelValue({ node: entry.value, path: field.path });
    lowering.note(entryPath(field.path, entry.key));
    if (value === undefined) open = true;
    else values.set(entry.key, value);
  }
  return { values, open };
}

/** A null in a map of strings is the empty string to Go's decoder. */
function labelValue(field: Field): string | undefined {
  return stateOf(field) === 'absent' ? '' : textValue(field);
}

/** A selector that is a map of labels, as that of a Service. */
export function lowerLabelMap(field: Field, lowering: Lowering): LabelSelector {
  const { values, open } = lowerLabels(field, lowering);
  const requirements = [...values].map(
    ([key, value]): SelectorRequirement => ({
      key,
      operator: 'In',
      values: [value],
      path: entryPath(field.path, key),
    }),
  );
  return { requirements, open, path: lowering.note(field.path) };
}

/**
 * A metav1.LabelSelector; one that is left out is empty, which selects everything.
 * @param beside an unknown key stands beside it, which may be its own, misspelled
 */
export function lowerSelector(field: Field, lowering: Lowering, beside = false): LabelSelector {
  const requirements: SelectorRequirement[] = [];
  const state = stateOf(field);
  let open = state !== 'absent' && state !== 'mapping';
  const matchLabels = child(field, 'matchLabels');
  const labels = lowerLabels(matchLabels, lowering);
  open ||= labels.open;
  for (const [key, value] of labels.values) {
    requirements.push({ key, operator: 'In', values: [value], path: entryPath(matchLabels.path, key) });
  }
  const matchExpressions = child(field, 'matchExpressions');
  if (!['absent', 'sequence'].includes(stateOf(matchExpressions))) open = true;
  for (const item of listItems(matchExpressions)) {
    const requirement = lowerRequirement(item, lowering);
    if (requirement === undefined) open = true;
    else requirements.push(requirement);
  }
  const hasUnknownKey =
    hasOtherKeys(field, ['matchLabels', 'matchExpressions']) || (beside && state === 'absent');
  return {
    requirements,
    open,
    ...(hasUnknownKey ? { hasUnknownKey } : {}),
    path: lowering.note(field.path),
  };
}

const operators: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'] satisfies SelectorOperator[];

function isOperator(text: string | undefined): text is SelectorOperator {
  return text !== undefined && operators.includes(text);
}

/** Undefined where the API server would refuse the requirement or a hole stands in it. */
function lowerRequirement(field: Field, lowering: Lowering): SelectorRequirement | undefined {
  const key = textValue(child(field, 'key'));
  const operator = textValue(child(field, 'operator'));
  const list = child(field, 'values');
  const values: string[] = [];
  for (const item of listItems(list)) {
    const value = labelValue(item);
    if (value === undefined) return undefined;
    lowering.note(item.path);
    values.push(value);
  }
  if (key === undefined || key === '' || !isOperator(operator)) return undefined;
  if (!['absent', 'sequence'].includes(stateOf(list))) return undefined;
  const needsValues = operator === 'In' || operator === 'NotIn';
  if (needsValues !== values.length > 0) return undefined;
  lowering.note(list.path);
  lowering.note(child(field, 'key').path);
  return { key, operator, values, path: lowering.note(field.path) };
}

import type { Build } from '../../assembly/kustomize/build/build.ts';
import {
  type Built,
  descend,
  entriesOf,
  field,
  itemsOf,
  type Place,
} from '../../assembly/kustomize/tree/built.ts';
import { isSame } from '../../base/equality.ts';
import { lineStartAt } from '../../base/lines.ts';
import type { Fix, Replacement } from '../finding.ts';

/**
 * Lets a label of a kustomization go to objects and pod templates alone. With what else stands there, for the labels
 * belong together.
 * @param label where its value is written
 */
export function leaveSelectorsOut({ reads }: Build, label: Place): readonly Fix[] {
  const file = reads.get(label.source.uri);
  const document =
    typeof file === 'object' ? file.documents.find(({ source }) => source === label.source) : undefined;
  const root = document?.configuration();
  if (document === undefined || root === undefined) return [];
  const holdsLabel = (labels: Built | undefined): boolean =>
    entriesOf(labels).some(({ value }) => isSame(value.place.value, label.value));
  const item = itemsOf(field(root, 'labels')).find((each) => holdsLabel(field(each, 'pairs')));
  const edits = item === undefined ? ofCommonLabels(root, document.text, holdsLabel) : ofLabels(item);
  return edits.length === 0 ? [] : [{ title: 'Leave selectors out', safe: false, edits }];
}

function ofLabels(item: Built): readonly Replacement[] {
  const selectors = field(item, 'includeSelectors');
  if (selectors === undefined) return [];
  return field(item, 'includeTemplates') === undefined
    ? [{ place: placed(selectors.place, 'key'), newText: 'includeTemplates' }]
    : [{ place: placed(selectors.place, 'value'), newText: 'false' }];
}

function ofCommonLabels(
  root: Built,
  text: string,
  holdsLabel: (labels: Built | undefined) => boolean,
): readonly Replacement[] {
  const labels = descend(root, 'commonLabels');
  if (labels === undefined || !holdsLabel(labels) || field(root, 'labels') !== undefined) return [];
  const { start, end } = labels.place.value;
  const pairs = text.slice(start, end);
  const indentation = ' '.repeat(start - lineStartAt(text, start));
  const newText = pairs.startsWith('{')
    ? `[{ pairs: ${pairs}, includeTemplates: true }]`
    : `- includeTemplates: true\n${indentation}  pairs:\n${indentation}    ${pairs.replaceAll('\n', '\n    ')}`;
  return [
    { place: placed(labels.place, 'key'), newText: 'labels' },
    { place: placed(labels.place, 'value'), newText },
  ];
}

function placed(place: Place, part: 'key' | 'value'): Replacement['place'] {
  return { kind: 'built', place, part };
}

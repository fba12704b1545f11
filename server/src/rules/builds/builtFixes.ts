import type { WrittenNode } from '../../assembly/builds/writtenText.ts';
import { type Built, field } from '../../assembly/kustomize/tree/built.ts';
import { type Moment, writtenAs } from '../../assembly/resolveOrigin.ts';
import type { TextRange } from '../../base/range.ts';
import { holderOf } from '../../manifests/admission/explain/structure.ts';
import { explain } from '../../manifests/admission/explain.ts';
import type { AdmissionMessage, AdmissionTarget } from '../../manifests/admission/message.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { Node, SyntaxDocument } from '../../syntax/tree.ts';
import type { Fix } from '../finding.ts';

/**
 * The fixes of what the API server says to a built object, as changes of the text that made the value: base, patch or
 * kustomization. None where what is to be changed is put together from several places.
 * @param document the object as a document, of which the message is
 * @param besideOf the value of the object that a node of this document is
 */
export function builtFixes(
  moment: Moment,
  message: AdmissionMessage,
  document: SyntaxDocument,
  besideOf: (node: Node) => Built | undefined,
): readonly Fix[] {
  const { node, entry, container } = message.target;
  const inner = node ?? entry?.value;
  const around = container && besideOf(container);
  const made = inner === undefined ? around : besideOf(inner);
  const written = made && writtenAs(moment, made);
  if (made === undefined || written === undefined) return [];
  const target = inner === undefined ? { ...nothing, container: containerOf(written.node) } : written;
  /** Without its only item a list goes from the mapping that holds it. */
  const isHeldWhole = (list: Node | undefined, writtenList: Node | undefined): boolean => {
    const held = list && holderOf(list, document)?.mapping;
    const holder = writtenList && holderOf(writtenList, written.text.document)?.mapping;
    return isWrittenIn(held && besideOf(held), holder, written);
  };
  // a key that does not exist is its writer's own affair, whatever else is merged into the mapping
  const isWhole =
    message.code === 'unknown-field' ||
    (isWrittenIn(around, target.container, written) &&
      (!isOnlyItem(target.container) || isHeldWhole(container, target.container)));
  const { fixes } = explain(
    {
      ...message,
      target: {
        node: node && written.node,
        entry: isWhole ? target.entry : undefined,
        container: isWhole ? target.container : undefined,
      },
    },
    written.text.document,
    written.text.language,
  );
  const at = (range: TextRange) =>
    ({
      kind: 'built',
      place: { source: made.place.source, key: range, value: range },
      part: 'value',
    }) as const;
  return fixes.flatMap(({ title, safe, edits }) => {
    const outward = written.text.editsOutward(edits);
    const placed = outward?.map(({ range, newText }) => ({ place: at(range), newText }));
    return placed === undefined ? [] : [{ title, safe, edits: placed }];
  });
}

const nothing: AdmissionTarget = { node: undefined, entry: undefined, container: undefined };

function isOnlyItem(container: AdmissionTarget['container']): boolean {
  return container?.kind === 'sequence' && container.items.length === 1;
}

function containerOf(node: Node): AdmissionTarget['container'] {
  return node.kind === 'mapping' || node.kind === 'sequence' ? node : undefined;
}

/** Whether a mapping or list is written at one place with all that is in it, in a text; nothing then comes back once it is taken away. */
function isWrittenIn(
  built: Built | undefined,
  written: AdmissionTarget['container'],
  { text }: WrittenNode,
): boolean {
  const isAt = (value: Built | undefined, node: Node): boolean => {
    const { start, end } = text.outward(node.range);
    const place = value?.place.value;
    return place?.start === start && place.end === end && value?.behind === undefined;
  };
  if (written?.kind === 'mapping') {
    return (
      built?.kind === 'mapping' &&
      built.entries.length === written.entries.length &&
      written.entries.every(({ key, value }) => isAt(field(built, keyText(key)), value))
    );
  }
  return (
    written?.kind === 'sequence' &&
    built?.kind === 'sequence' &&
    built.items.length === written.items.length &&
    written.items.every((item, index) => isAt(built.items[index], item))
  );
}

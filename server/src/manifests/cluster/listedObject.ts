import { ownCopy } from '../../base/ownCopy.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import { parseJsonDocument } from '../../syntax/json/parseJsonDocument.ts';
import { parseListItem } from '../../syntax/yaml/parseListItem.ts';
import { child, descend, type Field, listItems, scalarValue, stateOf, textValue } from '../field.ts';
import { type Manifest, manifestsOf, withoutTree } from '../manifest.ts';
import { isKubernetesObject } from '../model.ts';
import type { ItemType } from '../objects.ts';
import { isRead } from '../recognise.ts';

/** An object of a cluster as `kubectl get -o yaml` lists it. */
export interface ListedObject {
  /** Its offset in the file. */
  readonly start: number;
  readonly manifest: Manifest;
  readonly model: KubernetesObject;
  readonly namespace: string | undefined;
  /** The controlling owner. */
  readonly owner: Owner | undefined;
  /** Whether it carries what the API server alone fills in. */
  readonly isServerMade: boolean;
  /** Whether nothing of it runs any more: a Pod or Job that has come to its end. */
  readonly isOver: boolean;
}

export interface Owner {
  readonly kind: string;
  readonly name: string;
}

export interface ItemFile {
  readonly uri: string;
  readonly language: 'yaml' | 'json';
  /** What an item is that does not say it itself, as in a PodList. */
  readonly itemType: ItemType | undefined;
}

/**
 * Reads one item of a list. What is of a kind that we do not read, Secrets above all, is not even parsed.
 * @param seen the names met so far in the file, which is added to
 * @returns undefined where it is none of ours; `untyped` where neither it nor the list so far says of which kind it is
 */
export function readListedObject(
  text: string,
  start: number,
  { uri, language, itemType }: ItemFile,
  seen: Map<string, number>,
): ListedObject | 'untyped' | undefined {
  if (!mayBeRead(text, language, itemType)) return undefined;
  const document = language === 'json' ? parseJsonDocument(ownCopy(text)) : parseListItem(ownCopy(text));
  const [manifest] = manifestsOf(document, { uri, language, isJudged: false }, seen, {
    countsMarker: false,
    listed: itemType,
  });
  const root: Field = { node: document.root, path: '' };
  if (manifest === undefined || document.root === undefined) {
    return itemType === undefined && stateOf(child(root, 'kind')) === 'absent' ? 'untyped' : undefined;
  }
  const { model } = manifest;
  if (!isKubernetesObject(model)) return undefined;
  const metadata = child(root, 'metadata');
  return {
    start,
    manifest: withoutTree(manifest),
    model,
    namespace: manifest.namespace && ownCopy(manifest.namespace),
    owner: ownerOf(metadata),
    isServerMade: ['uid', 'resourceVersion'].some((key) => textValue(child(metadata, key)) !== undefined),
    isOver: isOver(model, child(root, 'status')),
  };
}

const yamlHead = /^\s*-\s+apiVersion:[ \t]*["']?([\w./-]+)["']?[ \t]*\r?\n\s*kind:[ \t]*["']?(\w+)/;
const jsonHead = /^\{\s*"apiVersion"\s*:\s*"([^"]*)"\s*,\s*"kind"\s*:\s*"([^"]*)"/;

/** A cheap look: kubectl writes `apiVersion` and `kind` first. False only where they name a kind that is not read. */
function mayBeRead(text: string, language: 'yaml' | 'json', itemType: ItemType | undefined): boolean {
  const written = (language === 'json' ? jsonHead : yamlHead).exec(text);
  const [, version, kind] = written ?? [undefined, itemType?.apiVersion, itemType?.kind];
  return version === undefined || kind === undefined || isRead(version, kind);
}

/** The owner with `controller: true`, else the first. */
function ownerOf(metadata: Field): Owner | undefined {
  const references = listItems(child(metadata, 'ownerReferences'));
  const isController = (reference: Field): boolean => scalarValue(child(reference, 'controller')) === true;
  const reference = references.find(isController) ?? references[0];
  const kind = reference && textValue(child(reference, 'kind'));
  const name = reference && textValue(child(reference, 'name'));
  return kind === undefined || name === undefined ? undefined : { kind: ownCopy(kind), name: ownCopy(name) };
}

/** core/v1 PodStatus.phase; batch/v1 JobStatus.conditions. */
function isOver(model: KubernetesObject, status: Field): boolean {
  if (model.kind !== 'Workload') return false;
  if (model.workloadKind === 'Pod') {
    return ['Succeeded', 'Failed'].includes(textValue(child(status, 'phase')) ?? '');
  }
  if (model.workloadKind !== 'Job') return false;
  if (stateOf(descend(status, 'completionTime')) !== 'absent') return true;
  return listItems(child(status, 'conditions')).some(
    (condition) =>
      ['Complete', 'Failed'].includes(textValue(child(condition, 'type')) ?? '') &&
      textValue(child(condition, 'status')) === 'True',
  );
}

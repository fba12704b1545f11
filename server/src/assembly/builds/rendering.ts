import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import { refusalOf } from '../../manifests/admission/answers.ts';
import { recordingLowering } from '../../manifests/lowering.ts';
import { isKubernetesObject, keepModel } from '../../manifests/model.ts';
import { lowererOf } from '../../manifests/recognise.ts';
import { parseJsonDocument } from '../../syntax/json/parseJsonDocument.ts';
import type { SyntaxDocument } from '../../syntax/tree.ts';
import type { Build } from '../kustomize/build/build.ts';
import { type BuiltMapping, descend, field, textOf } from '../kustomize/tree/built.ts';
import { isSameJson, jsonOf } from '../kustomize/tree/plain.ts';

/** An object that a build gives, with its meaning. */
export interface BuiltObject {
  /** The folder of the build, `/#`, and `Kind/namespace/name`: what origins name it by. */
  readonly id: string;
  readonly root: BuiltMapping;
  readonly model: KubernetesObject;
  /** Whether something of it is not known. */
  readonly isFilledIn: boolean;
  /** Whether the API server of a version does not take it; only policies are judged. */
  readonly isRefusedBy: (version: KubernetesVersion) => boolean;
}

/** A build with the objects of it that we read. */
export interface Rendering {
  readonly build: Build;
  readonly objects: readonly BuiltObject[];
}

const renderings = new WeakMap<Build, Rendering>();

/** @param previous of the same folder; models that mean the same as before are taken from it */
export function render(build: Build, previous: Rendering | undefined): Rendering {
  const known = renderings.get(build);
  if (known !== undefined) return known;
  const before = new Map(previous?.objects.map((object) => [object.id, object]));
  const counts = new Map<string, number>();
  const objects = build.objects.flatMap((root): readonly BuiltObject[] => {
    const kind = textOf(field(root, 'kind'));
    const lower = lowererOf(textOf(field(root, 'apiVersion')), kind);
    if (lower === undefined) return [];
    const namespace = textOf(descend(root, 'metadata', 'namespace'));
    const label = `${kind}/${namespace}/${textOf(descend(root, 'metadata', 'name'))}`;
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    const id = `${build.folder}/#${label}${count === 1 ? '' : `~${count}`}`;
    const old = before.get(id);
    if (old?.root === root) return [old];
    const made = lower({ node: root, path: '' }, recordingLowering(id));
    const model = old === undefined ? made : keepModel(old.model, made);
    if (!isKubernetesObject(model)) return [];
    if (old !== undefined && isSameJson(old.root, root)) documents.set(root, documentOf(old.root));
    const isFilledIn = build.filledIn.has(root);
    return [{ id, root, model, isFilledIn, isRefusedBy: isFilledIn ? () => false : refusal(root, made) }];
  });
  const rendering = { build, objects };
  renderings.set(build, rendering);
  return rendering;
}

function refusal(root: BuiltMapping, model: KubernetesObject): BuiltObject['isRefusedBy'] {
  if (model.kind !== 'NetworkPolicy') return () => false;
  return (version) => {
    const document = asDocument(root);
    const node = document.root;
    return node !== undefined && refusalOf(document, 'json', node, false, undefined)(version);
  };
}

/** Trees that say the same share their document, and with it whatever is known about it. */
const documents = new WeakMap<BuiltMapping, { made: SyntaxDocument | undefined }>();

function documentOf(root: BuiltMapping): { made: SyntaxDocument | undefined } {
  const known = documents.get(root) ?? { made: undefined };
  documents.set(root, known);
  return known;
}

/** A built object as a document of its own, to be asked what is asked of documents. */
export function asDocument(root: BuiltMapping): SyntaxDocument {
  const document = documentOf(root);
  document.made ??= parseJsonDocument(jsonOf(root));
  return document.made;
}

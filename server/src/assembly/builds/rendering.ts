import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { KubernetesVersion } from '../../kubernetes/version.ts';
import { refusalOf } from '../../manifests/admission/answers.ts';
import { recordingLowering } from '../../manifests/lowering.ts';
import { isKubernetesObject, keepModel } from '../../manifests/model.ts';
import { objectsIn } from '../../manifests/objects.ts';
import { lowererOf, profileFormOf } from '../../manifests/recognise.ts';
import { keepProfile } from '../../manifests/seccomp/keepProfile.ts';
import { lowerProfile } from '../../manifests/seccomp/lowerProfile.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { parseJsonDocument } from '../../syntax/json/parseJsonDocument.ts';
import type { SyntaxDocument } from '../../syntax/tree.ts';
import type { Build } from '../kustomize/build/build.ts';
import { type BuiltMapping, descend, field, textOf } from '../kustomize/tree/built.ts';
import { isSameText, jsonOf } from '../kustomize/tree/plain.ts';

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

/** A profile of the Security Profiles Operator as a build gives it. */
export interface BuiltProfile extends Pick<BuiltObject, 'id' | 'root' | 'isFilledIn'> {
  /** Its origins name it by the id. */
  readonly profile: RawProfile;
}

/** A build with the objects of it that we read. */
export interface Rendering {
  readonly build: Build;
  readonly objects: readonly BuiltObject[];
  readonly profiles: readonly BuiltProfile[];
}

const renderings = new WeakMap<Build, Rendering>();

/** @param previous of the same folder; models that mean the same as before are taken from it */
export function render(build: Build, previous: Rendering | undefined): Rendering {
  const known = renderings.get(build);
  if (known !== undefined) return known;
  const idOf = namingIn(build);
  const objects: BuiltObject[] = [];
  const profiles: BuiltProfile[] = [];
  const before = {
    objects: new Map(previous?.objects.map((object) => [object.id, object])),
    profiles: new Map(previous?.profiles.map((profile) => [profile.id, profile])),
  };
  for (const root of build.objects) {
    const kind = textOf(field(root, 'kind'));
    const apiVersion = textOf(field(root, 'apiVersion'));
    const lower = lowererOf(apiVersion, kind);
    const isFilledIn = build.filledIn.has(root);
    if (lower !== undefined) {
      const id = idOf(root, kind);
      objects.push(...builtObject(root, id, isFilledIn, lower, before.objects.get(id)));
    } else if (profileFormOf(apiVersion, kind) === 'spo') {
      const id = idOf(root, kind);
      profiles.push(...builtProfile(root, id, isFilledIn, before.profiles.get(id)));
    }
  }
  const rendering = { build, objects, profiles };
  renderings.set(build, rendering);
  return rendering;
}

/** The folder that an object's id begins with. */
export function builtFolder(id: string): string {
  return id.slice(0, id.indexOf('/#'));
}

/** Gives each object of a build an id of its own. */
function namingIn({ folder }: Build): (root: BuiltMapping, kind: string) => string {
  const counts = new Map<string, number>();
  return (root, kind) => {
    const namespace = textOf(descend(root, 'metadata', 'namespace'));
    const label = `${kind}/${namespace}/${textOf(descend(root, 'metadata', 'name'))}`;
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return `${folder}/#${label}${count === 1 ? '' : `~${count}`}`;
  };
}

function builtObject(
  root: BuiltMapping,
  id: string,
  isFilledIn: boolean,
  lower: NonNullable<ReturnType<typeof lowererOf>>,
  old: BuiltObject | undefined,
): readonly BuiltObject[] {
  if (old?.root === root && old.isFilledIn === isFilledIn) return [old];
  // models name elements by their paths, so that what only stands elsewhere has the same one
  if (old !== undefined && old.isFilledIn === isFilledIn && isSameText(old.root, root)) {
    documents.set(root, documentOf(old.root));
    return [{ ...old, root }];
  }
  const made = lower({ node: root, path: '' }, recordingLowering(id));
  const model = old === undefined ? made : keepModel(old.model, made);
  if (!isKubernetesObject(model)) return [];
  return [{ id, root, model, isFilledIn, isRefusedBy: isFilledIn ? () => false : refusal(root, made) }];
}

function builtProfile(
  root: BuiltMapping,
  id: string,
  isFilledIn: boolean,
  old: BuiltProfile | undefined,
): readonly BuiltProfile[] {
  if (old?.root === root) return [old];
  return objectsIn(root).flatMap((object) => {
    if (object.profile === undefined) return [];
    const language = root.place.source.uri.endsWith('.json') ? 'json' : 'yaml';
    const made = lowerProfile(object, object.profile, language, id);
    return [{ id, root, isFilledIn, profile: old === undefined ? made : keepProfile(old.profile, made) }];
  });
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

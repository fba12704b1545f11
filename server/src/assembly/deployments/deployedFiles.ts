import { isSame } from '../../base/equality.ts';
import { folderOf } from '../../base/uri.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import type { Files, FoundFile, LoadedDocument, LoadedFile } from '../kustomize/files.ts';
import {
  type Built,
  type BuiltMapping,
  entriesOf,
  field,
  isMissing,
  itemsOf,
  keyOf,
  mapping,
  type Place,
  scalar,
  sequence,
  textOf,
  withField,
} from '../kustomize/tree/built.ts';
import { jsonOf } from '../kustomize/tree/plain.ts';
import type { Changes } from './deployment.ts';

/** A folder as whoever deploys it has it: Argo CD and Flux edit its kustomization before they build it. */
export interface DeployedKustomization {
  /** What tells it from what is done to the same folder elsewhere. */
  readonly id: string;
  readonly folder: string;
  /** The paths of a folder that holds no kustomization, for which one is made; undefined where it holds one. */
  readonly resources: readonly string[] | undefined;
  readonly changes: Changes;
  /** What stands for values that are written nowhere. */
  readonly place: Place;
  /** The document that says all this. */
  readonly document: LoadedDocument;
  /** Whether files may be read from outside of the folder, too. */
  readonly readsAnywhere: boolean;
}

/** The files with the kustomization as it is deployed. */
export function deployedFiles(files: Files, deployed: DeployedKustomization): Files {
  const { folder, resources, readsAnywhere } = deployed;
  const fileAt = (uri: string): FoundFile => {
    if (!isKustomizationFile(uri) || folderOf(uri) !== folder) return files.fileAt(uri);
    if (resources !== undefined) {
      return uri === `${folder}/kustomization.yaml` ? made(uri, resources, deployed) : 'absent';
    }
    const found = files.fileAt(uri);
    return typeof found === 'string' ? found : changed(found, deployed);
  };
  return { fileAt, readsAnywhere };
}

function changed(file: LoadedFile, deployed: DeployedKustomization): LoadedFile {
  const document = file.documents.find(({ object }) => object !== undefined);
  const written = document?.configuration();
  const root = written?.kind === 'mapping' ? written : undefined;
  // what is no mapping is refused as it is
  if (document === undefined || (root === undefined && !isMissing(written))) return file;
  const tree = withChanges(root ?? mapping(deployed.place), deployed.changes);
  return keptOrNew(file, deployed, file.uri, document, tree);
}

function made(uri: string, resources: readonly string[], deployed: DeployedKustomization): LoadedFile {
  const { place, document, changes } = deployed;
  const list = sequence(
    place,
    resources.map((path) => scalar(path, place)),
  );
  const tree = withChanges(withField(mapping(place), 'resources', list), changes);
  return keptOrNew(document, deployed, uri, document, tree);
}

const known = new WeakMap<object, Map<string, LoadedFile>>();

/**
 * The tree as builds read files; the file of before, where it says the same at the same places, for builds are made anew
 * where what they have read is another one.
 * @param anchor what it is remembered with
 */
function keptOrNew(
  anchor: object,
  { id, document: by }: DeployedKustomization,
  uri: string,
  document: LoadedDocument,
  tree: Built,
): LoadedFile {
  const ofAnchor = known.get(anchor) ?? new Map<string, LoadedFile>();
  known.set(anchor, ofAnchor);
  const text = jsonOf(tree);
  const previous = ofAnchor.get(id);
  const isAsBefore = ({ object, by: before }: LoadedDocument): boolean =>
    before === by && object !== undefined && isSamePlaced(object, tree);
  if (previous?.text === text && previous.documents.some(isAsBefore)) return previous;
  const documents = [{ ...document, object: tree, configuration: () => tree, by }];
  const file = { uri, text, documents };
  ofAnchor.set(id, file);
  return file;
}

/** Whether two trees that say the same stand at the same places; an edit of a document makes a new source. */
function isSamePlaced(left: Built, right: Built): boolean {
  if (left === right) return true;
  const { place } = right;
  return (
    left.place.source === place.source &&
    isSame(left.place.key, place.key) &&
    isSame(left.place.value, place.value) &&
    childrenOf(left).every((child, index) => {
      const other = childrenOf(right)[index];
      return other !== undefined && isSamePlaced(child, other);
    })
  );
}

function childrenOf(node: Built): readonly Built[] {
  return node.kind === 'mapping' ? entriesOf(node).map(({ value }) => value) : itemsOf(node);
}

/**
 * A kustomization with what is added to its lists and mappings, and what takes the place of its other values
 * (argo-cd:util/kustomize, `kustomize edit`; fluxcd/pkg:kustomize, Generator.WriteFile).
 */
function withChanges(root: BuiltMapping, changes: Changes): BuiltMapping {
  return Object.entries(changes).reduce((tree, [key, value]) => {
    const old = field(tree, key);
    if (old === undefined || isMissing(old)) return withField(tree, key, value);
    // what is of another form is refused as it is
    return old.kind === value.kind ? withField(tree, key, joined(old, value)) : tree;
  }, root);
}

function joined(old: Built, value: Built): Built {
  if (old.kind === 'mapping') {
    return entriesOf(value).reduce((made, entry) => withField(made, keyOf(entry), entry.value), old);
  }
  if (old.kind !== 'sequence') return value;
  // of two images, or counts of replicas, of one name the later counts
  const names = new Set(itemsOf(value).map((item) => textOf(field(item, 'name'))));
  names.delete('');
  const kept = old.items.filter((item) => !names.has(textOf(field(item, 'name'))));
  return { ...old, items: [...kept, ...itemsOf(value)] };
}

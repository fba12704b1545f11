import type { Files, FoundFile } from '../files.ts';
import { contentHash } from '../generate/hash.ts';
import { asTexts } from '../patch/applyPatch.ts';
import type { Problem } from '../problem.ts';
import { idKey, idText } from '../resource/id.ts';
import {
  currentId,
  hasNotes,
  misfitsOf,
  nameOf,
  type Resource,
  withPreviousId,
  withRoot,
} from '../resource/resource.ts';
import { metadataTexts } from '../resource/selector.ts';
import { metadataLabels } from '../tables/fieldSpecs.ts';
import { addTexts } from '../transform/labels.ts';
import { followNames } from '../transform/nameReferences.ts';
import {
  type BuiltMapping,
  descend,
  field,
  type Place,
  scalar,
  withField,
  withoutField,
} from '../tree/built.ts';
import { type Accumulation, accumulate, accumulateWith, type Memory } from './accumulate.ts';
import { placeOf } from './objects.ts';
import type { Unknown } from './scope.ts';

/** What `kustomize build` of a folder gives, and what it would say. */
export interface Build {
  readonly folder: string;
  readonly objects: readonly BuiltMapping[];
  /** For any of them kustomize refuses the whole build; here the rest is built. */
  readonly problems: readonly Problem[];
  readonly unknowns: readonly Unknown[];
  /** Targets of patches that select nothing, which kustomize passes over in silence. */
  readonly unused: readonly Place[];
  /** Objects into which whoever deploys them puts something that is not known. */
  readonly filledIn: ReadonlySet<BuiltMapping>;
  /** URIs of the files that were read. */
  readonly uris: readonly string[];
  /** All that was looked for, by URI. */
  readonly reads: ReadonlyMap<string, FoundFile>;
  /** Of those among them whose objects are taken as they are; all others say what becomes of them. */
  readonly objectUris: ReadonlySet<string>;
}

const builds = new WeakMap<Accumulation, Build>();

/**
 * Builds a folder as `kustomize build` does.
 * @param memory is asked for what was built before, and added to
 * @param name of the build, where the folder may be built otherwise, too
 */
export function build(folder: string, files: Files, memory: Memory, name = folder): Build {
  return whole(name, accumulate(folder, files, memory, name));
}

/**
 * Builds a component upon the kustomization of a folder, as `kustomize build` does with an overlay that names both.
 * @param component the component's folder, which is also the build's
 */
export function buildWith(component: string, folder: string, files: Files, memory: Memory): Build {
  return whole(component, accumulateWith(component, folder, files, memory));
}

function whole(folder: string, made: Accumulation): Build {
  const known = builds.get(made);
  if (known !== undefined) return known;
  const problems = [...made.problems];
  const hashed = made.resources.map(withHash);
  const followed = followNames(made.config.nameReference)(hashed, (message, place) =>
    problems.push({ message, place }),
  );
  problems.push(...followed.flatMap(misfitsOf), ...clashes(followed));
  const result: Build = {
    folder,
    objects: labelled(
      followed.filter((resource) => !isLocal(resource)),
      made.managedBy,
    ).map(finished),
    problems: distinct(problems),
    unknowns: made.unknowns,
    unused: made.unused,
    filledIn: new Set(),
    objectUris: made.objectUris,
    reads: made.reads,
    uris: [...made.reads].flatMap(([uri, found]) => (typeof found === 'object' ? [uri] : [])),
  };
  builds.set(made, result);
  return result;
}

/** kustomize calls itself by the version that we follow. */
function labelled(resources: readonly Resource[], place: Place | undefined): readonly Resource[] {
  if (place === undefined) return resources;
  const label = { key: 'app.kubernetes.io/managed-by', value: 'kustomize-v5.7.1', place };
  return addTexts([label], metadataLabels)(resources, () => undefined);
}

/** Objects that changes have left without a name, or with that of another one. */
function* clashes(resources: readonly Resource[]): Generator<Problem> {
  const taken = new Set<string>();
  for (const resource of resources) {
    const id = currentId(resource);
    const key = idKey(id);
    if (id.name === '' && !id.kind.endsWith('List')) {
      yield {
        message: `${id.kind} is left without a name: kustomize refuses the build.`,
        place: placeOf(resource.root),
      };
    } else if (taken.has(key) && !isLocal(resource)) {
      yield {
        message: `There is a second ${idText(id)} in the end: kustomize refuses the build.`,
        place: placeOf(resource.root),
      };
    }
    taken.add(key);
  }
}

function withHash(resource: Resource): Resource {
  if (!resource.needsHash) return resource;
  const named = withPreviousId(resource);
  const metadata = field(named.root, 'metadata');
  const name = descend(named.root, 'metadata', 'name');
  if (metadata?.kind !== 'mapping' || name === undefined) return named;
  const hashed = scalar(`${nameOf(named)}-${contentHash(named.root)}`, name.place);
  return withRoot(named, withField(named.root, 'metadata', withField(metadata, 'name', hashed)));
}

/** What is for kustomize alone and never deployed. */
function isLocal(resource: Resource): boolean {
  const value = metadataTexts(resource, 'annotations').get('config.kubernetes.io/local-config');
  return value !== undefined && value !== 'false';
}

/** When kustomize takes its notes out of the annotations, it writes those that are left anew, as texts. */
function finished(resource: Resource): BuiltMapping {
  const metadata = field(resource.root, 'metadata');
  const annotations = field(metadata, 'annotations');
  if (metadata?.kind !== 'mapping' || annotations?.kind !== 'mapping') return resource.root;
  if (annotations.entries.length > 0) {
    return withField(resource.root, 'metadata', withField(metadata, 'annotations', asTexts(annotations)));
  }
  if (!hasNotes(resource)) return resource.root;
  return withField(resource.root, 'metadata', withoutField(metadata, 'annotations'));
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<Place, Set<string>>();
  return problems.filter(({ message, place }) => {
    const said = seen.get(place) ?? new Set();
    seen.set(place, said);
    if (said.has(message)) return false;
    said.add(message);
    return true;
  });
}

import { globMatcher } from '../../base/globs.ts';
import type { Unknown } from '../kustomize/build/scope.ts';
import type { LoadedDocument } from '../kustomize/files.ts';
import { type Built, mapping, scalar, sequence, stringOf, withField } from '../kustomize/tree/built.ts';
import type { Changes, DeployedSource, Deployment } from './deployment.ts';
import { at, isTrueAt, listAt, textAt } from './valueAt.ts';

/**
 * What an Application deploys (argoproj.io/v1alpha1, argo-cd:pkg/apis/application/v1alpha1/types.go).
 * @param document that says it
 */
export function readApplication(application: Built, document: LoadedDocument): Deployment {
  const spec = at(application, 'spec');
  const several = listAt(spec, 'sources');
  const single = at(spec, 'source');
  const namespace = at(spec, 'destination', 'namespace');
  const sources = several.length > 0 ? several : single === undefined ? [] : [single];
  return {
    name: textAt(application, 'metadata', 'name'),
    uri: document.source.uri,
    saidIn: [document.source.uri],
    document,
    destination: destinationOf(spec),
    // a source with `ref` alone only lends its files to the others
    sources: sources
      .filter((source) => textAt(source, 'path') !== '' || textAt(source, 'chart') !== '')
      .map((source) => readSource(source, namespace)),
  };
}

/** Argo CD's own cluster has an address and a name of its own, which are the same everywhere. */
function destinationOf(spec: Built | undefined): string {
  const name = textAt(spec, 'destination', 'name');
  const server = textAt(spec, 'destination', 'server');
  if (name === 'in-cluster' || server === 'https://kubernetes.default.svc') return '';
  return name === '' ? server : name;
}

function readSource(source: Built, namespace: Built | undefined): DeployedSource {
  const path = textAt(source, 'path');
  const isChart = textAt(source, 'chart') !== '' || at(source, 'helm') !== undefined;
  const kustomize = at(source, 'kustomize');
  const images = listAt(kustomize, 'images').flatMap(imageOf);
  const [first] = images;
  return {
    path: isChart ? undefined : path,
    place: (at(source, 'path') ?? source).place,
    address: `${textAt(source, 'repoURL')}/${path === '' ? textAt(source, 'chart') : path}`,
    reach: isTrueAt(source, 'directory', 'recurse') ? 'tree' : 'folder',
    takes: takenBy(at(source, 'directory')),
    readsAnywhere: false,
    changes: {
      ...taken(kustomize, ['namePrefix', 'nameSuffix', 'commonAnnotations', 'patches']),
      ...commonLabels(kustomize),
      ...taken(kustomize, ['components', 'namespace', 'replicas']),
      ...(first === undefined ? {} : { images: sequence(first.place, images) }),
      ...(textAt(kustomize, 'namespace') === '' ? defaultNamespace(namespace) : {}),
    },
    unknown: unknownIn(source),
    isSubstituted: false,
  };
}

/** Which manifests of a folder count: the globs cross folders, as Argo CD's own do (argo-cd:util/glob). */
function takenBy(directory: Built | undefined): DeployedSource['takes'] {
  const matches = (key: string): ((path: string) => boolean) => globMatcher([textAt(directory, key)], true);
  const include = textAt(directory, 'include');
  const [isIncluded, isLeftOut] = [matches('include'), matches('exclude')];
  return (path) => !isLeftOut(path) && (include === '' || isIncluded(path));
}

/** Labels, which may be for the objects alone, or for them and their pods, and not for selectors. */
function commonLabels(kustomize: Built | undefined): Changes {
  const labels = at(kustomize, 'commonLabels');
  if (labels === undefined || !isTrueAt(kustomize, 'labelWithoutSelector')) {
    return taken(kustomize, ['commonLabels']);
  }
  const templates = at(kustomize, 'labelIncludeTemplates');
  return { labels: asPairs(labels, templates === undefined ? {} : { includeTemplates: templates }) };
}

/** Programs that make objects of what lies in the folder. */
function unknownIn(source: Built): Unknown | undefined {
  const plugin = at(source, 'plugin');
  if (plugin !== undefined) return { what: 'what the plugin makes', place: plugin.place };
  const jsonnet = at(source, 'directory', 'jsonnet');
  return jsonnet && { what: 'what Jsonnet makes', place: jsonnet.place };
}

/** The destination's namespace is for objects that name none. */
function defaultNamespace(namespace: Built | undefined): Changes {
  const name = stringOf(namespace) ?? '';
  if (namespace === undefined || name === '') return {};
  const { place } = namespace;
  const transformer = {
    apiVersion: 'builtin',
    kind: 'NamespaceTransformer',
    metadata: { name: 'destination', namespace: name },
    unsetOnly: true,
  };
  return { transformers: sequence(place, [scalar(`${JSON.stringify(transformer)}\n`, place)]) };
}

/** `old=new:tag`, `name:tag` or `name@digest`. */
function imageOf(node: Built): readonly Built[] {
  const text = stringOf(node);
  if (text === undefined) return [];
  const [first = '', second] = text.split('=');
  const target = second ?? first;
  const [, name = '', tag, digest] = /^(.*?)(?::([^:/@]+))?(?:@(.+))?$/.exec(target) ?? [];
  const parts = {
    name: second === undefined ? name : first,
    newName: second === undefined ? undefined : name,
    newTag: tag,
    digest,
  };
  const image = Object.entries(parts).reduce(
    (made, [key, value]) => (value === undefined ? made : withField(made, key, scalar(value, node.place))),
    mapping(node.place),
  );
  return [image];
}

/** Labels, as an item of `labels`; without more said they are for objects alone. */
export function asPairs(labels: Built, more: Changes = {}): Built {
  const item = withField(mapping(labels.place), 'pairs', labels);
  const whole = Object.entries(more).reduce((made, [key, value]) => withField(made, key, value), item);
  return sequence(labels.place, [whole]);
}

export function taken(value: Built | undefined, keys: readonly string[]): Changes {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = at(value, key);
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
}

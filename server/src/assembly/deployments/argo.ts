import type { DeployedSource, Deployment } from './deployment.ts';
import { at, listAt, textAt } from './plainValue.ts';

/**
 * What an Application deploys (argoproj.io/v1alpha1, argo-cd:pkg/apis/application/v1alpha1/types.go).
 * @param application as plain data
 * @param uri of its file
 */
export function readApplication(application: unknown, uri: string): Deployment {
  const spec = at(application, 'spec');
  const several = listAt(spec, 'sources');
  const single = at(spec, 'source');
  const namespace = textAt(spec, 'destination', 'namespace');
  const sources = several.length > 0 ? several : single === undefined ? [] : [single];
  return {
    name: textAt(application, 'metadata', 'name'),
    uri,
    destination: destinationOf(spec),
    // a source with `ref` alone only lends its files to the others
    sources: sources
      .filter((source) => textAt(source, 'path') !== '' || textAt(source, 'chart') !== '')
      .map((source) => readSource(source, namespace)),
  };
}

/** Argo CD's own cluster has an address and a name of its own, which are the same everywhere. */
function destinationOf(spec: unknown): string {
  const name = textAt(spec, 'destination', 'name');
  const server = textAt(spec, 'destination', 'server');
  if (name === 'in-cluster' || server === 'https://kubernetes.default.svc') return '';
  return name === '' ? server : name;
}

function readSource(source: unknown, namespace: string): DeployedSource {
  const path = textAt(source, 'path');
  const isChart = textAt(source, 'chart') !== '' || at(source, 'helm') !== undefined;
  const kustomize = at(source, 'kustomize');
  const images = listAt(kustomize, 'images').flatMap((image) =>
    typeof image === 'string' ? [imageOf(image)] : [],
  );
  return {
    path: isChart ? undefined : path,
    address: `${textAt(source, 'repoURL')}/${path === '' ? textAt(source, 'chart') : path}`,
    reach: at(source, 'directory', 'recurse') === true ? 'tree' : 'folder',
    changes: {
      ...taken(kustomize, ['namePrefix', 'nameSuffix', 'commonLabels', 'commonAnnotations', 'patches']),
      ...taken(kustomize, ['components', 'namespace', 'replicas']),
      ...(images.length > 0 ? { images } : {}),
      ...(namespace === '' || textAt(kustomize, 'namespace') !== '' ? {} : defaultNamespace(namespace)),
    },
    isUnknown: at(source, 'plugin') !== undefined || at(source, 'directory', 'jsonnet') !== undefined,
  };
}

/** The destination's namespace is for objects that name none. */
function defaultNamespace(namespace: string): Readonly<Record<string, unknown>> {
  const transformer = {
    apiVersion: 'builtin',
    kind: 'NamespaceTransformer',
    metadata: { name: 'destination', namespace },
    unsetOnly: true,
  };
  return { transformers: [`${JSON.stringify(transformer)}\n`] };
}

/** `old=new:tag`, `name:tag` or `name@digest`. */
function imageOf(text: string): Readonly<Record<string, string>> {
  const [first = '', second] = text.split('=');
  const target = second ?? first;
  const [, name = '', tag, digest] = /^(.*?)(?::([^:/@]+))?(?:@(.+))?$/.exec(target) ?? [];
  return {
    name: second === undefined ? name : first,
    ...(second === undefined ? {} : { newName: name }),
    ...(tag === undefined ? {} : { newTag: tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

export function taken(value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    keys
      .map((key) => [key, at(value, key)] as const)
      .filter(([, found]) => found !== undefined && found !== null),
  );
}

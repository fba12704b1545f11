import type { LoadedDocument } from '../kustomize/files.ts';
import type { Built } from '../kustomize/tree/built.ts';
import { asPairs, taken } from './argo.ts';
import type { Deployment } from './deployment.ts';
import { at, textAt } from './valueAt.ts';

/**
 * What a Kustomization of Flux deploys (kustomize.toolkit.fluxcd.io/v1, fluxcd/kustomize-controller:api/v1).
 * @param document that says it
 */
export function readFluxKustomization(kustomization: Built, document: LoadedDocument): Deployment {
  const spec = at(kustomization, 'spec');
  const namespace = at(spec, 'targetNamespace');
  const path = textAt(spec, 'path');
  const labels = at(spec, 'commonMetadata', 'labels');
  const annotations = at(spec, 'commonMetadata', 'annotations');
  return {
    name: textAt(kustomization, 'metadata', 'name'),
    uri: document.source.uri,
    saidIn: [document.source.uri],
    document,
    // one that is applied to another cluster names where its credentials are
    destination: textAt(spec, 'kubeConfig', 'secretRef', 'name'),
    sources: [
      {
        path: path === '' ? '.' : path,
        place: (at(spec, 'path') ?? spec ?? kustomization).place,
        address: `${textAt(spec, 'sourceRef', 'name')}/${path}`,
        reach: 'tree',
        takes: (name) => /\.ya?ml$/.test(name),
        readsAnywhere: true,
        changes: {
          ...taken(spec, ['namePrefix', 'nameSuffix', 'patches', 'images', 'components']),
          ...(namespace === undefined ? {} : { namespace }),
          ...(labels === undefined ? {} : { labels: asPairs(labels) }),
          ...(annotations === undefined ? {} : { commonAnnotations: annotations }),
        },
        unknown: undefined,
        isSubstituted: at(spec, 'postBuild') !== undefined,
      },
    ],
  };
}

import { taken } from './argo.ts';
import type { Deployment } from './deployment.ts';
import { at, textAt } from './plainValue.ts';

/**
 * What a Kustomization of Flux deploys (kustomize.toolkit.fluxcd.io/v1, fluxcd/kustomize-controller:api/v1).
 * @param kustomization as plain data
 * @param uri of its file
 */
export function readFluxKustomization(kustomization: unknown, uri: string): Deployment {
  const spec = at(kustomization, 'spec');
  const namespace = textAt(spec, 'targetNamespace');
  const path = textAt(spec, 'path');
  const labels = at(spec, 'commonMetadata', 'labels');
  const annotations = at(spec, 'commonMetadata', 'annotations');
  return {
    name: textAt(kustomization, 'metadata', 'name'),
    uri,
    // one that is applied to another cluster names where its credentials are
    destination: textAt(spec, 'kubeConfig', 'secretRef', 'name'),
    sources: [
      {
        path: path === '' ? '.' : path,
        address: `${textAt(spec, 'sourceRef', 'name')}/${path}`,
        reach: 'tree',
        changes: {
          ...taken(spec, ['namePrefix', 'nameSuffix', 'patches', 'images', 'components']),
          ...(namespace === '' ? {} : { namespace }),
          ...(labels === undefined ? {} : { labels: [{ pairs: labels }] }),
          ...(annotations === undefined ? {} : { commonAnnotations: annotations }),
        },
        isUnknown: at(spec, 'postBuild') !== undefined,
      },
    ],
  };
}

import { mayDeploy } from '../../workspace/deployments.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { loadTree } from '../kustomize/tree/load.ts';
import { plainOf } from '../kustomize/tree/plain.ts';
import { readApplicationSet } from './applicationSet.ts';
import { readApplication } from './argo.ts';
import type { Deployment } from './deployment.ts';
import { readFluxKustomization } from './flux.ts';
import { textAt } from './plainValue.ts';

const known = new WeakMap<WorkspaceFile, readonly unknown[]>();

/**
 * The deployments that a file says.
 * @param folders of the repository, from its root
 */
export function deploymentsIn(file: WorkspaceFile, folders: () => readonly string[]): readonly Deployment[] {
  return objectsIn(file).flatMap((object): readonly Deployment[] => {
    const group = textAt(object, 'apiVersion').split('/')[0];
    const kind = textAt(object, 'kind');
    if (group === 'argoproj.io' && kind === 'Application') return [readApplication(object, file.uri)];
    if (group === 'argoproj.io' && kind === 'ApplicationSet') {
      return readApplicationSet(object, file.uri, folders());
    }
    const isFlux = group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization';
    return isFlux ? [readFluxKustomization(object, file.uri)] : [];
  });
}

/** Whether a file holds anything that may be a deployment. */
export function saysDeployments(file: WorkspaceFile): boolean {
  return objectsIn(file).length > 0;
}

/** Those that may be of Argo CD or Flux, as plain data. */
function objectsIn(file: WorkspaceFile): readonly unknown[] {
  const cached = known.get(file);
  if (cached !== undefined) return cached;
  const text = file.source?.text;
  const objects =
    text === undefined || !mayDeploy(text)
      ? []
      : file.documents.flatMap(({ syntax }) =>
          syntax?.root === undefined
            ? []
            : [plainOf(loadTree(syntax.root, { uri: file.uri }, { hasTextualBooleans: false }))],
        );
  known.set(file, objects);
  return objects;
}

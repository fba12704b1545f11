import { mayDeploy } from '../../workspace/deployments.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { LoadedFile } from '../kustomize/files.ts';
import { readApplicationSet } from './applicationSet.ts';
import { readApplication } from './argo.ts';
import type { Deployment } from './deployment.ts';
import { readFluxKustomization } from './flux.ts';
import { textAt } from './valueAt.ts';

/**
 * The deployments that a file says.
 * @param folders of the repository, from its root
 */
export function deploymentsIn(file: LoadedFile, folders: () => readonly string[]): readonly Deployment[] {
  return file.documents.flatMap((document): readonly Deployment[] => {
    const object = document.configuration();
    if (object === undefined) return [];
    const group = textAt(object, 'apiVersion').split('/')[0];
    const kind = textAt(object, 'kind');
    if (group === 'argoproj.io' && kind === 'Application') return [readApplication(object, document)];
    if (group === 'argoproj.io' && kind === 'ApplicationSet') {
      return readApplicationSet(object, document, folders());
    }
    const isFlux = group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization';
    return isFlux ? [readFluxKustomization(object, document)] : [];
  });
}

/** Whether a file holds anything that may be a deployment. */
export function saysDeployments({ source }: WorkspaceFile): boolean {
  return source !== undefined && mayDeploy(source.text);
}

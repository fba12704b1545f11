import { folderOf } from '../../base/uri.ts';
import { mayDeploy } from '../../workspace/deployments.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import type { Build } from '../kustomize/build/build.ts';
import type { Files, LoadedDocument, LoadedFile } from '../kustomize/files.ts';
import type { Built } from '../kustomize/tree/built.ts';
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
  return file.documents.flatMap((document) => {
    const object = document.configuration();
    return object === undefined ? [] : deploymentsOf(object, document, folders);
  });
}

/**
 * The deployments that an object says.
 * @param document that it stands in
 * @param folders of the repository, from its root
 */
function deploymentsOf(
  object: Built,
  document: LoadedDocument,
  folders: () => readonly string[],
): readonly Deployment[] {
  const group = textAt(object, 'apiVersion').split('/')[0];
  const kind = textAt(object, 'kind');
  if (group === 'argoproj.io' && kind === 'Application') return [readApplication(object, document)];
  if (group === 'argoproj.io' && kind === 'ApplicationSet') {
    return readApplicationSet(object, document, folders());
  }
  const isFlux = group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization';
  return isFlux ? [readFluxKustomization(object, document)] : [];
}

/**
 * The deployments that a build gives; they belong to its folder, whatever files their lines stand in.
 * @param foldersFrom the folders of the repository that a file is in, from its root
 */
export function builtDeployments(
  { folder, objects, uris }: Build,
  files: Files,
  foldersFrom: (uri: string) => () => readonly string[],
): readonly Deployment[] {
  const uri = uris.find((each) => folderOf(each) === folder && isKustomizationFile(each)) ?? folder;
  return objects.flatMap((object) => {
    const { source } = object.place;
    const file = files.fileAt(source.uri);
    const document =
      typeof file === 'string' ? undefined : file.documents.find((each) => each.source === source);
    if (document === undefined) return [];
    const saidIn = [...new Set([uri, ...sourcesOf(object)])];
    return deploymentsOf(object, document, foldersFrom(uri)).map((made) => ({ ...made, uri, saidIn }));
  });
}

/** The files that the values of a tree stand in. */
function sourcesOf(node: Built): readonly string[] {
  const inner =
    node.kind === 'mapping'
      ? node.entries.map(({ value }) => value)
      : node.kind === 'sequence'
        ? node.items
        : [];
  return [node.place.source.uri, ...inner.flatMap(sourcesOf)];
}

/** Whether a file holds anything that may be a deployment. */
export function saysDeployments({ source }: WorkspaceFile): boolean {
  return source !== undefined && mayDeploy(source.text);
}

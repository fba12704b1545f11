import { builtElementsAt, isBuiltIn } from '../../assembly/builtElement.ts';
import type { Environment } from '../../assembly/environment.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import type { Model } from '../../manifests/model.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { FileDocument, WorkspaceFile } from '../../workspace/file.ts';
import { elementsAt } from '../walk/decidingElement.ts';

/** The object at an offset of a file; of a file that is built from, what is built of it. */
export function modelsAt(
  workbench: Workbench,
  environment: Environment | undefined,
  file: WorkspaceFile,
  offset: number,
): readonly Model[] {
  const manifest = manifestAt(file, offset);
  if (
    environment === undefined ||
    manifest?.model.kind === 'SeccompProfile' ||
    !isBuiltIn(workbench, environment, file.uri)
  ) {
    return manifest === undefined ? [] : [manifest.model];
  }
  return builtElementsAt(workbench, environment, file.uri, offset).map(({ object }) => object.model);
}

/** For each object at an offset of a file the path of the element there; the object itself where none is known. */
export function pathsAt(
  workbench: Workbench,
  environment: Environment | undefined,
  file: WorkspaceFile,
  offset: number,
): (model: Model) => string {
  const elements = environment === undefined ? [] : elementsAt(workbench, environment, file.uri, offset);
  const paths = new Map(elements.map(({ object, path }) => [object, path]));
  return (model) => ('origin' in model ? (paths.get(model.origin.object) ?? '') : '');
}

/** The object at an offset; between two objects the one before, as a cursor at a document's end still belongs to it. */
export function manifestAt(file: WorkspaceFile, offset: number): Manifest | undefined {
  const document = file.documents.findLast(({ start }) => start <= offset);
  return document && nearestIn(document, offset - document.start);
}

function nearestIn({ manifests }: FileDocument, offset: number): Manifest | undefined {
  return manifests.findLast((manifest) => (manifest.locate('')?.value.start ?? 0) <= offset) ?? manifests[0];
}

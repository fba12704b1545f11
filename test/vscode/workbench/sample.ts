import { inRoot } from '../../../scripts/support/checkout.mjs';

/** The workspace that a newcomer sees; sessions work on copies of it. */
export const sampleWorkspace = inRoot('samples/shop');

/** A small workspace whose every word the tests know. */
export const smallWorkspace = inRoot('test/vscode/workspace');

/** An extension that says what another YAML extension would say. */
export const yamlNeighbour = inRoot('test/vscode/neighbour');

/** A base and two overlays, of which one has a patch that is wrong. */
export const overlaysWorkspace = inRoot('test/vscode/overlays');

/** Two clusters that Flux deploys to from one base, and one to which an ApplicationSet of Argo CD deploys. */
export const clustersWorkspace = inRoot('test/vscode/clusters');

/** A base that two overlays deploy to one namespace, each with another policy, and the files of an earlier time beside them. */
export const stagesWorkspace = inRoot('test/vscode/stages');

import { buildKustomize } from '../support/kustomize.mjs';
import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const kustomize = {
  name: 'kustomize',
  what: 'built kustomizations against kustomize itself',
  quick: false,
  async run() {
    return runVitest('kustomize', { env: { KUSTOMIZE: await buildKustomize() } });
  },
};

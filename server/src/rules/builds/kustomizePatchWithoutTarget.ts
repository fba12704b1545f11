import type { BuildRule } from '../rule.ts';

/** A patch whose target selects nothing, over which kustomize passes in silence. */
export const kustomizePatchWithoutTarget: BuildRule = {
  id: 'kustomize-patch-without-target',
  scope: 'build',
  summary: 'The target of a patch selects no object',
  explanation:
    'A patch with a `target:` changes the objects that the target selects. Where that is none, kustomize says nothing and ' +
    'the patch is without effect; a patch that was to narrow a policy then leaves it as wide as it was. All parts of a ' +
    'target must fit, and names, kinds and namespaces are regular expressions for the whole text. The objects are those ' +
    'at the time of the patch: before `namespace`, `namePrefix` and labels of the same kustomization.',
  sources: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/'],
  defaultSeverity: 'warning',
  check: ({ unused, unknowns }) =>
    // What is not here may be what the target selects.
    unknowns.length > 0
      ? []
      : unused.map((place) => ({
          message: 'This target selects no object, so the patch changes nothing.',
          place: { kind: 'built', place, part: 'value' },
        })),
};

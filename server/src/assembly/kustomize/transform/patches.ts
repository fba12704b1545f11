import { placeOf } from '../build/objects.ts';
import { applyMergePatch, applyOperations, fitted, type PatchOptions } from '../patch/applyPatch.ts';
import type { Operation } from '../patch/jsonPatch.ts';
import type { ReadPatch } from '../patch/readPatch.ts';
import type { Report } from '../problem.ts';
import { gvkOf } from '../resource/gvk.ts';
import { idText, isSameId, type ResourceId } from '../resource/id.ts';
import { anyIds, type Resource, resourceGvk, withPreviousId } from '../resource/resource.ts';
import { type ResourceMatcher, targetMatcher } from '../resource/selector.ts';
import { type Built, type BuiltMapping, descend, field, type Place, textOf } from '../tree/built.ts';
import type { Transformer } from './transformer.ts';

export interface PatchSpec {
  readonly patch: ReadPatch;
  readonly target: Built | undefined;
  readonly options: PatchOptions;
  readonly place: Place;
  /** Hears of targets that select nothing, which kustomize passes over in silence. */
  readonly unused: (place: Place) => void;
}

/** An item of `patches` (sigs.k8s.io/kustomize/api/internal/builtins/PatchTransformer.go). */
export function applyPatch(spec: PatchSpec): Transformer {
  return (resources, report) => {
    const { patch, target, place } = spec;
    if (target === undefined) {
      if (patch.kind === 'merge' && patch.patches.length > 0)
        return applyNamed(resources, patch.patches, spec.options, report);
      report('A JSON patch needs a target.', place);
      return resources;
    }
    const isMeant = targetMatcher(target, report);
    if (isMeant === undefined) return resources;
    if (!resources.some(isMeant)) spec.unused(target.place);
    if (patch.kind === 'json') return applyJson(resources, isMeant, patch.operations, report);
    const [only] = patch.patches;
    if (patch.patches.length > 1) {
      report(
        'Several patches in one file or text can’t share a target: kustomize refuses them.',
        target.place,
      );
      return resources;
    }
    return only === undefined ? resources : applyToTargets(resources, isMeant, only, spec.options, report);
  };
}

/** Patches that name their own target by kind, name and namespace. */
export function applyNamed(
  resources: readonly Resource[],
  patches: readonly BuiltMapping[],
  options: PatchOptions,
  report: Report,
  isFitted = false,
): readonly Resource[] {
  let current = resources;
  for (const patch of patches) {
    const id = idOf(patch);
    const matches = current.filter((resource) => anyIds(resource).some((other) => isSameId(other, id)));
    const [target] = matches;
    if (target === undefined || matches.length > 1) {
      const what = target === undefined ? 'There is no' : 'There are several of';
      report(`${what} ${idText(id)} for this patch: kustomize refuses it.`, placeOf(patch));
      continue;
    }
    const change = isFitted ? fitted(patch, resourceGvk(target)) : patch;
    const patched = applyMergePatch(target, change, options, report);
    current = current.flatMap((resource) => (resource === target ? (patched ?? []) : resource));
  }
  return current;
}

function idOf(patch: BuiltMapping): ResourceId {
  const name = textOf(descend(patch, 'metadata', 'name'));
  return { ...gvkOf(patch), name, namespace: textOf(descend(patch, 'metadata', 'namespace')) };
}

function applyToTargets(
  resources: readonly Resource[],
  isMeant: ResourceMatcher,
  patch: BuiltMapping,
  options: PatchOptions,
  report: Report,
): readonly Resource[] {
  const result: Resource[] = [];
  for (const resource of resources) {
    if (!isMeant(resource)) result.push(resource);
    else {
      const change = fitted(patch, resourceGvk(resource));
      const patched = applyMergePatch(resource, change, options, report);
      if (patched !== undefined) result.push(patched);
    }
  }
  return result;
}

function applyJson(
  resources: readonly Resource[],
  isMeant: ResourceMatcher,
  operations: readonly Operation[],
  report: Report,
): readonly Resource[] {
  return resources.map((resource) =>
    isMeant(resource) ? applyOperations(withPreviousId(resource), operations, report) : resource,
  );
}

/** An item of `patchesJson6902`, which keeps no note of the name before. */
export function applyLegacyJson(
  operations: readonly Operation[],
  target: Built,
  unused: (place: Place) => void,
): Transformer {
  return (resources, report) => {
    if (textOf(field(target, 'name')) === '') {
      report('The target of this patch must have a name.', target.place);
      return resources;
    }
    const isMeant = targetMatcher(target, report);
    if (isMeant === undefined) return resources;
    if (!resources.some(isMeant)) unused(target.place);
    return resources.map((resource) =>
      isMeant(resource) ? applyOperations(resource, operations, report) : resource,
    );
  };
}

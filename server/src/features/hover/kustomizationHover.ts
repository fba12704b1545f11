import { kustomizationPlaceAt } from '../keys/kustomization.ts';
import type { Path } from '../keys/place.ts';
import { code, paragraphs } from './markdown.ts';

/** What a key of a kustomization means. */
export function kustomizationHover(path: Path): string | undefined {
  const key = kustomizationPlaceAt(path)?.key;
  if (key === undefined) return undefined;
  const { documentation, deprecated } = key;
  const instead = deprecated && `kustomize warns that it is to go. Write ${code(deprecated)} instead.`;
  return paragraphs(documentation, instead);
}

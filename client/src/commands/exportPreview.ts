import type { Services } from '../services.ts';

/** Copies or saves what the preview shows. */
export function exportPreview({ previews }: Services): void {
  previews.export();
}

import { ViewColumn } from 'vscode';
import { previewFocus } from '../panels/modelShape.ts';
import type { Services } from '../services.ts';

/** Shows who can reach the object at a place, beside the editor; what a lens leads to. */
export function showReach({ previews }: Services, uri: unknown, position: unknown): void {
  const place = { uri, position };
  if (previewFocus(place)) previews.show(place, ViewColumn.Beside);
}

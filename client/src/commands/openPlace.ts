import { Position, Range, Uri, window } from 'vscode';
import { previewFocus } from '../panels/modelShape.ts';
import type { Services } from '../services.ts';

/** Opens a file at a line; what a lens leads to. */
export async function openPlace(_: Services, uri: unknown, position: unknown): Promise<void> {
  const place = { uri, position };
  if (!previewFocus(place)) return;
  const { line, character } = place.position;
  const at = new Position(line, character);
  await window.showTextDocument(Uri.parse(place.uri), { selection: new Range(at, at) });
}

import { Range, Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { count, record, text } from '../shape.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

const place = record<Place>({ line: count, character: count });
const range = record<{ readonly start: Place; readonly end: Place }>({ start: place, end: place });

/** Selects the reason that a suppression is to be given, so that the next word typed is the first of it. */
export async function editReason(_: Services, uri: unknown, at: unknown): Promise<void> {
  if (!text(uri) || !range(at)) return;
  const { start, end } = at;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
}

import { commands, Location, Position, Range, Uri } from 'vscode';
import type { Services } from '../services.ts';
import { count, listOf, record, text } from '../shape.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Written {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

const place = record<Place>({ line: count, character: count });
const written = record<Written>({ uri: text, range: record<Written['range']>({ start: place, end: place }) });
const places = listOf(written);

/** Shows the pods that a policy selects in a peek below its lens. */
export async function showPods(_: Services, uri: unknown, position: unknown, found: unknown): Promise<void> {
  if (!text(uri) || !place(position) || !places(found)) return;
  const locations = found.map(
    ({ uri: file, range: { start, end } }) =>
      new Location(Uri.parse(file), new Range(start.line, start.character, end.line, end.character)),
  );
  const at = new Position(position.line, position.character);
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), at, locations);
}

/** What is true of the world outside: a cold start reads it, a running server hears of its changes one by one. */
export interface Outside {
  /** URIs, in the order in which the editor names them. */
  readonly folders: readonly string[];
  readonly disk: ReadonlyMap<string, string>;
  /** What the editor holds. */
  readonly open: ReadonlyMap<string, string>;
  /** The editor's settings, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where the panels look, by subscription. */
  readonly panels: ReadonlyMap<string, PanelPlace>;
}

export interface PanelPlace {
  readonly uri: string;
  readonly line: number;
}

/** Replaces so many characters from an offset on. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export type Event =
  | { readonly kind: 'open'; readonly uri: string }
  /** `whole`: the editor sends the new text as a whole. */
  | {
      readonly kind: 'edit';
      readonly uri: string;
      readonly edits: readonly TextEdit[];
      readonly whole: boolean;
    }
  | { readonly kind: 'close'; readonly uri: string }
  /** Files written, or deleted where there is no text. */
  | { readonly kind: 'write'; readonly files: readonly (readonly [uri: string, text: string | undefined])[] }
  /** All that lies in a folder moves, or goes where there is no new name; the editor tells of the folder alone. */
  | { readonly kind: 'folder'; readonly from: string; readonly to: string | undefined }
  | { readonly kind: 'settings'; readonly settings: Outside['settings'] }
  | { readonly kind: 'folders'; readonly folders: readonly string[] }
  | { readonly kind: 'panel'; readonly id: string; readonly place: PanelPlace };

export function after(outside: Outside, event: Event): Outside {
  const disk = new Map(outside.disk);
  const open = new Map(outside.open);
  switch (event.kind) {
    case 'open':
      open.set(event.uri, disk.get(event.uri) ?? '');
      break;
    case 'edit':
      open.set(event.uri, event.edits.reduce(applyEdit, open.get(event.uri) ?? ''));
      break;
    case 'close':
      open.delete(event.uri);
      break;
    case 'write':
      for (const [uri, text] of event.files) {
        if (text === undefined) disk.delete(uri);
        else disk.set(uri, text);
      }
      break;
    case 'folder':
      for (const [uri, text] of outside.disk) {
        if (!uri.startsWith(`${event.from}/`)) continue;
        disk.delete(uri);
        if (event.to !== undefined) disk.set(event.to + uri.slice(event.from.length), text);
      }
      break;
    case 'settings':
      return { ...outside, settings: event.settings };
    case 'folders':
      return { ...outside, folders: event.folders };
    case 'panel':
      return { ...outside, panels: new Map(outside.panels).set(event.id, event.place) };
  }
  return { ...outside, disk, open };
}

export function applyEdit(text: string, { offset, length, text: added }: TextEdit): string {
  return text.slice(0, offset) + added + text.slice(offset + length);
}

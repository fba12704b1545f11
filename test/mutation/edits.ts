import type { Range, Site } from './sites.ts';

/** A change of a text that plants a mistake. */
export interface Edit extends Range {
  readonly newText: string;
  /** Where the mistake then is, counted from `start`. */
  readonly mistakeAt: number;
}

/** How to plant at a site; undefined where it can't be planted there. */
export type Plant = (site: Site, text: string) => Edit | undefined;

export function applyEdit(text: string, { start, end, newText }: Edit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/** The line, counted from one, of the mistake that an edit leaves. */
export function lineOfMistake(text: string, edit: Edit): number {
  return applyEdit(text, edit)
    .slice(0, edit.start + edit.mistakeAt)
    .split('\n').length;
}

/** Writes another value in place of a scalar, or of the whole list or mapping behind a key. */
export function assign(write: string | ((old: unknown, site: Site) => string | undefined)): Plant {
  return (site) => {
    const newText = typeof write === 'string' ? write : write(site.scalar, site);
    if (newText === undefined) return undefined;
    if (site.key === undefined || site.scalar !== undefined) return { ...site.value, newText, mistakeAt: 0 };
    return { start: site.key.end, end: site.value.end, newText: `: ${newText}`, mistakeAt: 0 };
  };
}

/** Writes another key. */
export function rename(write: string | ((old: string) => string | undefined)): Plant {
  return (site, text) => {
    if (site.key === undefined) return undefined;
    const old = text.slice(site.key.start, site.key.end);
    const bare = old.replace(/^["']|["']$/g, '');
    const name = typeof write === 'string' ? write : write(bare);
    if (name === undefined) return undefined;
    return { ...site.key, newText: bare === old ? name : JSON.stringify(name), mistakeAt: 0 };
  };
}

/** Adds an entry in front of one that is there. JSON and YAML in braces are written alike. */
export function addEntry(key: string, value: string): Plant {
  return (site, text) => {
    if (site.key === undefined) return undefined;
    const { start } = site.key;
    return {
      start,
      end: start,
      newText: inserted(site, text, start, `${keyText(key)}: ${value}`),
      mistakeAt: 0,
    };
  };
}

/** Writes a key a second time, in front of where it stands; the mistake is the later one, which is read. */
export function duplicate(value: string): Plant {
  return (site, text) => {
    if (site.key === undefined) return undefined;
    const { start, end } = site.key;
    const newText = inserted(site, text, start, `${text.slice(start, end)}: ${value}`);
    return { start, end: start, newText, mistakeAt: newText.length };
  };
}

/** Adds an item in front of one of a list. */
export function addItem(value: string): Plant {
  return (site, text) => {
    if (site.key !== undefined) return undefined;
    const { start } = site.value;
    if (site.isFlow) return { start, end: start, newText: `${value}, `, mistakeAt: 0 };
    const dash = text.lastIndexOf('-', start);
    const newText = `${value}\n${' '.repeat(columnOf(text, dash))}${text.slice(dash, start)}`;
    return { start, end: start, newText, mistakeAt: 0 };
  };
}

function inserted(site: Site, text: string, start: number, entry: string): string {
  return site.isFlow ? `${entry}, ` : `${entry}\n${' '.repeat(columnOf(text, start))}`;
}

function keyText(key: string): string {
  return JSON.stringify(key);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

import type { ConnectionEnds, SourceLink } from '../../../server/src/protocol/preview.ts';
import type { LayoutList } from './layout.ts';
import { type Line, titleOf } from './lines.ts';
import { typeAhead } from './typeAhead.ts';

/** What a key or a click on a line asks for. */
export type LineAction =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'toggle'; readonly list: LayoutList; readonly id: string }
  | { readonly kind: 'open'; readonly link: SourceLink }
  /** Opens the reasons of a row. */
  | { readonly kind: 'why'; readonly ends: ConnectionEnds };

/**
 * What a key does on a line, as in VS Code's own trees: arrows walk, right opens or goes in, left closes or goes out,
 * Enter opens the reasons of a row, or leads to the line that decides where it has none.
 * @returns undefined where the key means nothing here
 */
export function pressKey(lines: readonly Line[], id: string, key: string): LineAction | undefined {
  const at = lines.findIndex((line) => line.id === id);
  const line = lines[at];
  if (line === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return focusOn(lines[at + 1]);
    case 'ArrowUp':
      return focusOn(lines[at - 1]);
    case 'Home':
      return focusOn(lines[0]);
    case 'End':
      return focusOn(lines.at(-1));
    case 'ArrowRight':
      return opens(line) ?? (isOpen(line) ? focusOn(lines[at + 1]) : undefined);
    case 'ArrowLeft':
      return closes(line) ?? (line.parent === undefined ? undefined : { kind: 'focus', id: line.parent });
    case 'Enter':
      return activate(line);
    case ' ':
      return opens(line) ?? closes(line) ?? activate(line);
    default:
      return undefined;
  }
}

/** The next line that begins with what is typed. */
export function findLine(lines: readonly Line[], id: string, typed: string): LineAction | undefined {
  const at = lines.findIndex((line) => line.id === id);
  return focusOn(lines[typeAhead(lines.map(titleOf), at, typed)]);
}

/** What a line does when it is clicked or entered. */
export function activate(line: Line): LineAction | undefined {
  switch (line.kind) {
    case 'more':
      return line.completes === undefined
        ? undefined
        : { kind: 'toggle', list: 'complete', id: line.completes };
    case 'group':
      return opens(line) ?? closes(line);
    case 'member':
      return reasons(line.member.walk) ?? openLine(line);
    case 'row':
      return reasons(line.row.walk) ?? openLine(line) ?? opens(line) ?? closes(line);
  }
}

function reasons(ends: ConnectionEnds | undefined): LineAction | undefined {
  return ends && { kind: 'why', ends };
}

/** Leads to the line that decides, or where a member of a row is written, without the reasons. */
export function openLine(line: Line): LineAction | undefined {
  const link = lineLink(line);
  return link && { kind: 'open', link };
}

function lineLink(line: Line): SourceLink | undefined {
  if (line.kind === 'member') return line.member.link;
  return line.kind === 'row' ? (line.row.decidedBy ?? firstLink(line.row.reason)) : undefined;
}

/**
 * The line that has the keyboard after the lines changed: the same one, else the one now at its place.
 * @param lastIndex where the active line was before
 */
export function settleFocus(
  lines: readonly Line[],
  active: string | undefined,
  lastIndex: number,
): Line | undefined {
  return (
    lines.find((line) => line.id === active) ?? lines[Math.min(Math.max(lastIndex, 0), lines.length - 1)]
  );
}

function firstLink(
  reason: readonly (string | { readonly strong: string } | { readonly link: SourceLink })[],
) {
  for (const part of reason) if (typeof part === 'object' && 'link' in part) return part.link;
  return undefined;
}

function isOpen(line: Line): boolean {
  return (line.kind === 'group' || line.kind === 'row') && line.expansion?.isOpen === true;
}

function opens(line: Line): LineAction | undefined {
  if ((line.kind !== 'group' && line.kind !== 'row') || line.expansion === undefined || line.expansion.isOpen)
    return undefined;
  return { kind: 'toggle', list: line.expansion.list, id: line.id };
}

function closes(line: Line): LineAction | undefined {
  if ((line.kind !== 'group' && line.kind !== 'row') || line.expansion?.isOpen !== true) return undefined;
  return { kind: 'toggle', list: line.expansion.list, id: line.id };
}

function focusOn(line: Line | undefined): LineAction | undefined {
  return line && { kind: 'focus', id: line.id };
}

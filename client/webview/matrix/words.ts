import type { MatrixVerdict } from '../../../server/src/protocol/matrix.ts';

/** All that the matrix says beside what the server tells, in one place for translation. */
export const words = {
  axes: 'rows call columns',
  from: 'From',
  to: 'To',
  fromHint: 'any sender',
  toHint: 'any receiver',
  show: 'Show only',
  outside: 'From outside',
  changed: 'Changed',
  openAll: 'Open all',
  closeAll: 'Close all',
  noMatch: 'Nothing here matches. Clear the search or a filter to see more.',
  noChanges: 'There is nothing to compare with here, or more is otherwise than can be marked.',
  clear: 'Clear',
  why: 'Why?',
  close: 'Close',
  self: 'itself',
  bothOutside: 'outside the cluster',
  asking: 'Asking why.',
  gone: 'This connection is not there any more.',
  legend: 'What the signs mean',
  number: 'A number',
  share: 'of a namespace’s connections so many percent are allowed',
} as const;

export function filterFrom(subject: string): string {
  return `From ${subject}`;
}

export function filterTo(subject: string): string {
  return `To ${subject}`;
}

/** The name of the grid. */
export function gridName(title: string, environment: string): string {
  return `${title} of ${environment}: ${words.axes}`;
}

/** What a cell is about. */
export function pairName(from: string, to: string): string {
  return `${from} to ${to}`;
}

/** How a verdict reads behind a number of connections. */
const countWords: Readonly<Record<MatrixVerdict, string>> = {
  allowed: 'allowed',
  some: 'on some ports',
  half: 'by one side only',
  denied: 'denied',
  unknown: 'not known',
  none: 'without a way in',
};

/** `40 connections: 12 allowed, 28 denied` */
export function summaryWords(counts: ReadonlyMap<MatrixVerdict, number>, total: number): string {
  const parts = [...counts].map(
    ([verdict, number]) => `${number.toLocaleString('en')} ${countWords[verdict]}`,
  );
  return `${total.toLocaleString('en')} ${total === 1 ? 'connection' : 'connections'}: ${parts.join(', ')}`;
}

/** `25% allowed, 8 connections: ...` */
export function shareWords(percent: number, summary: string): string {
  return `${percent}% allowed, ${summary}`;
}

/** What an edit changed; empty where nothing. */
export function afterEdit(counts: readonly (readonly [MatrixVerdict, number])[]): string {
  return counts
    .map(
      ([verdict, number]) =>
        `${number.toLocaleString('en')} ${number === 1 ? 'connection' : 'connections'} now ${countWords[verdict]}`,
    )
    .join(', ');
}

/** What is drawn of what there is. */
export function sizeWords(rows: number, columns: number): string {
  return `${rows.toLocaleString('en')} × ${columns.toLocaleString('en')}`;
}

/** Where the filter for changes leaves nothing. */
export function sameWords(against: string): string {
  return `Nothing is otherwise than in ${against}.`;
}

export function againstWords(text: string, against: string): string {
  return `${text} in ${against}`;
}

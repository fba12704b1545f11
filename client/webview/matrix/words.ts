import { t } from '@vscode/l10n';
import type { MatrixVerdict } from '../../../server/src/protocol/matrix.ts';
import { numberText } from '../../src/words/language.ts';

/** All that the matrix says beside what the server tells. */
export const words = {
  axes: t('rows call columns'),
  from: t('From'),
  to: t('To'),
  fromHint: t('any sender'),
  toHint: t('any receiver'),
  show: t('Show only'),
  filters: t('Filters'),
  outside: t('From outside'),
  changed: t('Changed'),
  openAll: t('Open all'),
  closeAll: t('Close all'),
  noMatch: t('Nothing here matches. Clear the search or a filter to see more.'),
  noChanges: t('There is nothing to compare with here, or more is otherwise than can be marked.'),
  clear: t('Clear'),
  why: t('Why?'),
  close: t('Close'),
  self: t('itself'),
  bothOutside: t('outside the cluster'),
  asking: t('Asking why.'),
  gone: t('This connection is not there any more.'),
  legend: t('What the signs mean'),
  number: t('A number'),
  share: t('of a namespace’s connections so many percent are allowed'),
};

/** @param count how many are chosen */
export function filtersWords(count: number): string {
  return count === 0 ? words.filters : t('Filters ({0})', numberText(count));
}

export function filterFrom(subject: string): string {
  return t('From {0}', subject);
}

export function filterTo(subject: string): string {
  return t('To {0}', subject);
}

/** The name of the grid. */
export function gridName(title: string, environment: string): string {
  return t('{0} of {1}: {2}', title, environment, words.axes);
}

/** What a cell is about. */
export function pairName(from: string, to: string): string {
  return t('{0} to {1}', from, to);
}

/** How a verdict reads behind a number of connections. */
const countWords: Readonly<Record<MatrixVerdict, string>> = {
  allowed: t('allowed'),
  some: t('on some ports'),
  half: t('by one side only'),
  denied: t('denied'),
  unknown: t('not known'),
  none: t('without a way in'),
};

/** `40 connections: 12 allowed, 28 denied` */
export function summaryWords(counts: ReadonlyMap<MatrixVerdict, number>, total: number): string {
  const parts = [...counts].map(([verdict, number]) => `${numberText(number)} ${countWords[verdict]}`);
  return `${connections(total)}: ${parts.join(', ')}`;
}

function connections(number: number): string {
  return number === 1 ? t('1 connection') : t('{0} connections', numberText(number));
}

/** `25% allowed, 8 connections: ...` */
export function shareWords(percent: number, summary: string): string {
  return t('{0}% allowed, {1}', percent, summary);
}

/** What an edit changed; empty where nothing. */
export function afterEdit(counts: readonly (readonly [MatrixVerdict, number])[]): string {
  return counts
    .map(([verdict, number]) => t('{0} now {1}', connections(number), countWords[verdict]))
    .join(', ');
}

/** What is drawn of what there is. */
export function sizeWords(rows: number, columns: number): string {
  return `${numberText(rows)} × ${numberText(columns)}`;
}

/** Where the filter for changes leaves nothing. */
export function sameWords(against: string): string {
  return t('Nothing is otherwise than in {0}.', against);
}

export function againstWords(text: string, against: string): string {
  return t('{0} in {1}', text, against);
}

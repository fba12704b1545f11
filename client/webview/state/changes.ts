import { t } from '@vscode/l10n';
import type { PreviewLane, PreviewModel, Verdict } from '../../../server/src/protocol/preview.ts';
import { numberText } from '../../src/words/language.ts';
import { lineId } from './lines.ts';

/** A row that an edit gave another verdict, brought or took away. */
export interface RowChange {
  /** As the lines of the lanes are named. */
  readonly lineId: string;
  /** `cron (checkout)` */
  readonly who: string;
  readonly lane: string;
  /** Undefined for a row that is new. */
  readonly before: Verdict | undefined;
  /** Undefined for a row that is gone. */
  readonly after: Verdict | undefined;
}

/** How many changes are told one by one; more are counted. */
const namedChanges = 3;

/** Whether an edit may have made one picture of the other: both are of one object, in one environment, against one state. */
export function isSameSubject(a: PreviewModel, b: PreviewModel): boolean {
  return (
    a.basis.name === b.basis.name &&
    a.basis.against === b.basis.against &&
    a.title === b.title &&
    a.subject.heading === b.subject.heading &&
    a.subject.title === b.subject.title &&
    a.subject.link.uri === b.subject.link.uri
  );
}

export function compareModels(before: PreviewModel, after: PreviewModel): readonly RowChange[] {
  return after.lanes.flatMap((lane) => {
    const old = before.lanes.find(({ id }) => id === lane.id);
    return old === undefined ? [] : compareLanes(old, lane);
  });
}

function compareLanes(before: PreviewLane, after: PreviewLane): readonly RowChange[] {
  if (before === after) return [];
  const old = rowsOf(before, after);
  const changes: RowChange[] = [];
  for (const [rowId, row] of rowsOf(after, before)) {
    const previous = old.get(rowId);
    old.delete(rowId);
    if (previous?.verdict !== row.verdict) {
      changes.push({
        lineId: lineId(after.id, rowId),
        who: row.who,
        lane: after.title,
        before: previous?.verdict,
        after: row.verdict,
      });
    }
  }
  for (const [rowId, row] of old) {
    changes.push({
      lineId: lineId(after.id, rowId),
      who: row.who,
      lane: after.title,
      before: row.verdict,
      after: undefined,
    });
  }
  return changes;
}

/** The rows of a lane without those of the groups that it shares with another one. */
function rowsOf(
  lane: PreviewLane,
  other: PreviewLane,
): Map<string, { readonly who: string; readonly verdict: Verdict }> {
  const rows = new Map<string, { readonly who: string; readonly verdict: Verdict }>();
  const shared = new Set(other.groups);
  for (const group of lane.groups) {
    if (shared.has(group)) continue;
    for (const { id, who, verdict } of group.rows) rows.set(id, { who: `${who} (${group.title})`, verdict });
  }
  const { rest } = lane;
  if (rest !== undefined) rows.set(rest.id, { who: rest.who, verdict: rest.verdict });
  return rows;
}

/** What an edit changed, in a sentence for reading and for a screen reader; empty where no verdict changed. */
export function summarise(changes: readonly RowChange[]): string {
  if (changes.length === 0) return '';
  if (changes.length <= namedChanges) {
    const lanes = new Map<string, string[]>();
    for (const change of changes) lanes.set(change.lane, [...(lanes.get(change.lane) ?? []), clause(change)]);
    return [...lanes].map(([lane, clauses]) => `${lane}: ${clauses.join('; ')}.`).join(' ');
  }
  const counts = new Map<string, { readonly change: RowChange; readonly number: number }>();
  for (const change of changes) {
    const kind = `${change.before === undefined} ${change.after}`;
    counts.set(kind, { change, number: (counts.get(kind)?.number ?? 0) + 1 });
  }
  return `${[...counts.values()].map(({ change, number }) => countWords(change, number)).join(', ')}.`;
}

/** What one edit did to one row. */
function clause({ who, before, after }: RowChange): string {
  if (after === undefined) return t('{0} is no longer listed', who);
  if (before === undefined) return t('{0} is new, {1}', who, word(after));
  return t('{0} is now {1}, was {2}', who, word(after), word(before));
}

/** What it did to several. */
function countWords({ before, after }: RowChange, number: number): string {
  const rows = number === 1 ? t('1 row') : t('{0} rows', numberText(number));
  if (after === undefined) return t('{0} no longer listed', rows);
  return before === undefined ? t('{0} new, {1}', rows, word(after)) : t('{0} now {1}', rows, word(after));
}

function word(verdict: Verdict): string {
  switch (verdict) {
    case 'allowed':
      return t('allowed');
    case 'partly':
      return t('partly allowed');
    case 'denied':
      return t('denied');
    case 'unknown':
      return t('not known');
  }
}

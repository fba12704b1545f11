import type { ChangeCountMessage } from '../../../server/src/protocol/lenses.ts';

/** `3 connections lost, 1 gained`; undefined where nothing is otherwise. */
export function changeWords({
  lost,
  gained,
}: Pick<ChangeCountMessage, 'lost' | 'gained'>): string | undefined {
  const counted = (count: number) =>
    `${count.toLocaleString('en')} ${count === 1 ? 'connection' : 'connections'}`;
  if (lost === 0) return gained === 0 ? undefined : `${counted(gained)} gained`;
  return `${counted(lost)} lost${gained === 0 ? '' : `, ${gained.toLocaleString('en')} gained`}`;
}

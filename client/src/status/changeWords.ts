import { t } from '@vscode/l10n';
import type { ChangeCountMessage } from '../../../server/src/protocol/lenses.ts';
import { numberText } from '../words/language.ts';

/** `3 connections lost, 1 gained`; undefined where nothing is otherwise. */
export function changeWords({
  lost,
  gained,
}: Pick<ChangeCountMessage, 'lost' | 'gained'>): string | undefined {
  const counted = (count: number) =>
    count === 1 ? t('1 connection') : t('{0} connections', numberText(count));
  if (lost === 0) return gained === 0 ? undefined : t('{0} gained', counted(gained));
  return gained === 0
    ? t('{0} lost', counted(lost))
    : t('{0} lost, {1} gained', counted(lost), numberText(gained));
}

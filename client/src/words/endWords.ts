import { t } from '@vscode/l10n';
import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';

/** How an end of a connection is written for a reader: `shop/web`, `shop/web (Service)`. */
function endLabel(end: string): string {
  return end.replace(/\[Service\]$/, ' (Service)').replace(/\[\w+\]$/, '');
}

/** `shop/web → shop/db on 5432` */
export function questionLabel({ from, to, port = '' }: ConnectionQuestion): string {
  const ends = `${endLabel(from)} → ${endLabel(to)}`;
  return port === '' ? ends : t('{0} on {1}', ends, port);
}

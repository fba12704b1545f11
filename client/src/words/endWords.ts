import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';

/** How an end of a connection is written for a reader: `shop/web`, `shop/web (Service)`. */
function endLabel(end: string): string {
  return end.replace(/\[Service\]$/, ' (Service)').replace(/\[\w+\]$/, '');
}

/** `shop/web → shop/db on 5432` */
export function questionLabel({ from, to, port = '' }: ConnectionQuestion): string {
  return `${endLabel(from)} → ${endLabel(to)}${port === '' ? '' : ` on ${port}`}`;
}

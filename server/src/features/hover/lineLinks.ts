import type { Moment } from '../../assembly/resolveOrigin.ts';
import type { Origin } from '../../base/origin.ts';
import { sourceLinks } from '../sourceLinks.ts';

/** What stands behind words to lead to the line that says so: ` ([line 12](file:///shop/web.yaml#L12))`; empty where it is gone. */
export type LineLinks = (origin: Origin) => string;

/** @param uri of the file in which the words are read: lines of others are named with their file */
export function lineLinks(moment: Moment, uri: string): LineLinks {
  const link = sourceLinks(moment);
  return (origin) => {
    const found = link(origin);
    if (found === undefined) return '';
    const line = found.range.start.line + 1;
    const text = found.uri === uri ? `line ${line}` : found.text.replace(/[[\]\\]/g, '');
    // Brackets would end the link.
    const target = found.uri.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
    return ` ([${text}](${target}#L${line}))`;
  };
}

import { addItem, type Plant } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const same = { rule: 'no-effect' } as const;

/** Writes an item a second time in front of itself; the mistake is the later one. */
const twice: Plant = (site, text) => {
  const edit = addItem(text.slice(site.value.start, site.value.end))(site, text);
  return edit && { ...edit, mistakeAt: edit.newText.length };
};

/** What is written twice and so changes nothing. */
export const withoutEffectKinds: readonly MistakeKind[] = [
  { ...same, name: 'an entry twice', at: /^spec\.(ingress\[\]\.from|egress\[\]\.to)\[\]$/, plant: twice },
  { ...same, name: 'a port twice', at: /^spec\.(in|e)gress\[\]\.ports\[\]$/, plant: twice },
  { ...same, name: 'a rule twice', at: /^spec\.(in|e)gress\[\]$/, plant: twice },
];

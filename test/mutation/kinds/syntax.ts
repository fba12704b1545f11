import type { Plant } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const broken = { rule: 'syntax', code: 'syntax' } as const;

/** In YAML of lines only. */
const inBlock =
  (plant: Plant): Plant =>
  (site, text) =>
    site.isFlow ? undefined : plant(site, text);

/** In braces and brackets only. */
const inFlow =
  (plant: Plant): Plant =>
  (site, text) =>
    site.isFlow ? plant(site, text) : undefined;

const inPlaceOf =
  (newText: string): Plant =>
  ({ scalar, value }) =>
    scalar === undefined ? undefined : { ...value, newText, mistakeAt: 0 };

/** A quote in front of a text, which nothing closes. */
const openQuote: Plant = ({ scalar, value }) =>
  typeof scalar === 'string' ? { ...value, newText: `"${scalar}`, mistakeAt: 0 } : undefined;

/** A tab for the spaces in front of a key. */
const tab: Plant = ({ key }, text) => {
  if (key === undefined) return undefined;
  const start = text.lastIndexOf('\n', key.start - 1) + 1;
  const indent = text.slice(start, key.start);
  return /^ +$/.test(indent) ? { start, end: key.start, newText: '\t', mistakeAt: 0 } : undefined;
};

/** One space too few in front of a key, which then belongs to no mapping. */
const outdented: Plant = ({ key, siblings }, text) => {
  if (key === undefined || siblings.length < 2 || siblings[0]?.key?.start === key.start) return undefined;
  const start = text.lastIndexOf('\n', key.start - 1) + 1;
  const indent = text.slice(start, key.start);
  return /^ {2,}$/.test(indent) ? { start, end: start + 1, newText: '', mistakeAt: 0 } : undefined;
};

/** A key as an item, among keys; not below the items of a list, of which it would be one more. */
const dash: Plant = ({ key, siblings }, text) => {
  if (key === undefined || siblings[0]?.key?.start === key.start) return undefined;
  const start = text.lastIndexOf('\n', key.start - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
  if (above.startsWith(`${text.slice(start, key.start)}-`)) return undefined;
  return { start: key.start, end: key.start, newText: '- ', mistakeAt: 0 };
};

/** The comma in front of an entry is left out. */
const withoutComma: Plant = ({ key, siblings }, text) => {
  if (key === undefined || siblings[0]?.key?.start === key.start) return undefined;
  const comma = text.lastIndexOf(',', key.start);
  return {
    start: comma,
    end: key.start,
    newText: text.slice(comma + 1, key.start),
    mistakeAt: key.start - comma - 1,
  };
};

/** Texts that can't be read. */
export const syntaxKinds: readonly MistakeKind[] = [
  { ...broken, name: 'a tab', at: /^spec\..+$/, plant: inBlock(tab) },
  { ...broken, name: 'one space too few', at: /^spec\..+$/, plant: inBlock(outdented) },
  { ...broken, name: 'a quote that stays open', at: /\.matchLabels\..+$/, plant: inBlock(openQuote) },
  { ...broken, name: 'an alias of nothing', at: /\.matchLabels\..+$/, plant: inBlock(inPlaceOf('*nothing')) },
  {
    ...broken,
    name: 'a bracket too many',
    at: /^metadata\.namespace$/,
    plant: inBlock(inPlaceOf('[shop]]')),
  },
  { ...broken, name: 'a key as a value', at: /\.matchLabels\..+$/, plant: inBlock(inPlaceOf('app: web')) },
  { ...broken, name: 'a dash too many', at: /^spec\.policyTypes$/, plant: inBlock(dash) },
  { ...broken, name: 'a comma left out', at: /^spec\..+$/, plant: inFlow(withoutComma) },
];

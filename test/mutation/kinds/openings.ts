import { assign, type Plant } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const empty = { rule: 'empty-field' } as const;
const unnamed = { rule: 'direction-not-named' } as const;

/** Takes a direction that has rules out of policyTypes; the mistake then is where its rules are. */
const without =
  (direction: 'ingress' | 'egress', other: string): Plant =>
  ({ key, value, siblings }, text) => {
    const rules = siblings.find(({ path }) => path === `spec.${direction}`);
    const types = text.slice(value.start, value.end);
    if (key === undefined || rules?.key === undefined || !/Ingress/.test(types) || !/Egress/.test(types))
      return undefined;
    if (text.slice(rules.value.start, rules.value.end) === '[]') return undefined;
    const newText = `: ["${other}"]`;
    const moved = rules.key.start > value.end ? newText.length - (value.end - key.end) : 0;
    return { start: key.end, end: value.end, newText, mistakeAt: rules.key.start + moved - key.end };
  };

/** Mistakes that open, or close, more than they seem to. */
export const openingKinds: readonly MistakeKind[] = [
  { ...empty, name: 'an empty list of sources', at: /^spec\.ingress\[\]\.from$/, plant: assign('[]') },
  { ...empty, name: 'no sources', at: /^spec\.ingress\[\]\.from$/, plant: assign('null') },
  { ...empty, name: 'an empty list of destinations', at: /^spec\.egress\[\]\.to$/, plant: assign('[]') },
  { ...empty, name: 'an empty list of ports', at: /^spec\.(in|e)gress\[\]\.ports$/, plant: assign('[]') },
  { ...empty, name: 'a rule without content', at: /^spec\.(in|e)gress\[\]$/, plant: assign('null') },
  { ...unnamed, name: 'egress not named', at: /^spec\.policyTypes$/, plant: without('egress', 'Ingress') },
  { ...unnamed, name: 'ingress not named', at: /^spec\.policyTypes$/, plant: without('ingress', 'Egress') },
];

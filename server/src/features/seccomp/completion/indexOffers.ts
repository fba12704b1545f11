import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { Offer } from '../../completion/offer.ts';
import { scalar } from '../../completion/template.ts';
import { entryNamed, textsIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';

const argumentCount = 6;

/** The places of arguments; with their names and types where the rule is for one call. */
export function indexOffers({ rule }: ProfileDraft): readonly Offer[] {
  const names = rule === undefined ? [] : textsIn(entryNamed(rule, 'names')?.value);
  const known = names.length === 1 ? syscallNamed(names[0] ?? '')?.arguments : undefined;
  return Array.from({ length: known?.length ?? argumentCount }, (_, index) => {
    const argument = known?.[index];
    return {
      label: String(index),
      kind: 'value',
      detail: argument && `${argument.type.text} ${argument.name} of ${names[0]}`,
      rank: index / 100,
      content: { kind: 'value', value: scalar(index) },
    };
  });
}

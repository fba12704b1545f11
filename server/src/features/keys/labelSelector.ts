import type { StructDocumentation } from './types.ts';

/** Selectors of pods and of namespaces. */
export const labelSelectorKeys: Readonly<Record<string, StructDocumentation>> = {
  LabelSelector: {
    matchLabels: {
      means:
        'Labels that must all be there with exactly these values. Pods carry the labels of their pod template.',
      without: 'Left out, null or empty: no condition. A selector without any condition selects everything.',
    },
    matchExpressions: {
      means: 'Conditions on labels. All of them, and all of `matchLabels`, must hold.',
      without: 'Left out, null or empty: no condition. A selector without any condition selects everything.',
    },
  },
  LabelSelectorRequirement: {
    key: {
      means: 'The key of the label that the condition is about.',
      without: 'Left out or empty: the policy is refused.',
    },
    operator: {
      means:
        '`In`: the label is there with one of the values. `NotIn`: it has none of them, or is not there at all. ' +
        '`Exists`: it is there. `DoesNotExist`: it is not there.',
      without: 'Left out: the policy is refused.',
    },
    values: {
      means: 'The values for `In` and `NotIn`.',
      without: '`In` and `NotIn` need at least one value; `Exists` and `DoesNotExist` may have none.',
    },
  },
};

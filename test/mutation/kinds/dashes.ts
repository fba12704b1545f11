import type { Plant } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

/** A dash of its own for a selector that stands behind another one. Not where the pods are not in the files. */
const dashed =
  (other: string): Plant =>
  ({ key, isFlow, siblings, value }, text) => {
    const beside = siblings.find(({ path }) => path.endsWith(`.${other}`));
    if (key === undefined || beside?.key === undefined || beside.key.start > key.start || isFlow)
      return undefined;
    if (/kube-dns/.test(text.slice(beside.key.start, value.end))) return undefined;
    const dash = beside.key.start - text.lastIndexOf('-', beside.key.start);
    return { start: key.start - dash, end: key.start, newText: `-${' '.repeat(dash - 1)}`, mistakeAt: 0 };
  };

/** A dash too many. */
export const dashKinds: readonly MistakeKind[] = [
  {
    name: 'a dash before the podSelector',
    rule: 'separate-peers',
    at: /^spec\.(ingress\[\]\.from|egress\[\]\.to)\[\]\.podSelector$/,
    plant: dashed('namespaceSelector'),
  },
];

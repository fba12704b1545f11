import type { Report } from '../problem.ts';
import {
  type Built,
  type BuiltMapping,
  type BuiltSequence,
  field,
  textOf,
  withoutField,
} from '../tree/built.ts';

/** What `$patch` says of the mapping or the list that it stands in. */
type Directive = 'merge' | 'replace' | 'delete';

export interface Directed {
  readonly directive: Directive;
  /** The patch without the directive. */
  readonly mapping?: BuiltMapping;
  readonly sequence?: BuiltSequence;
}

const key = '$patch';

/** (sigs.k8s.io/kustomize/kyaml/yaml/merge2/smpdirective.go) */
export function takeDirective(patch: BuiltMapping | BuiltSequence, report: Report): Directed {
  if (patch.kind === 'mapping') {
    const node = field(patch, key);
    if (node === undefined) return { directive: 'merge', mapping: patch };
    return { directive: directiveOf(node, report), mapping: withoutField(patch, key) };
  }
  const item = patch.items.find((candidate) => field(candidate, key) !== undefined);
  const node = field(item, key);
  if (node === undefined || (item?.kind === 'mapping' && item.entries.length > 1)) {
    return { directive: 'merge', sequence: patch };
  }
  const items = patch.items.filter((candidate) => textOf(field(candidate, key)) !== textOf(node));
  return { directive: directiveOf(node, report), sequence: { ...patch, items } };
}

/** Whether an item of a list says that it is to take the place of the old one. */
export function isReplacement(item: Built | undefined): boolean {
  return textOf(field(item, key)) === 'replace';
}

function directiveOf(node: Built, report: Report): Directive {
  const text = textOf(node);
  if (text === 'replace' || text === 'delete' || text === 'merge') return text;
  report(`${text} is nothing that $patch can be: kustomize knows merge, replace and delete.`, node.place);
  return 'merge';
}

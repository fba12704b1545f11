import { count } from '../../base/words.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { PreviewFact } from '../../protocol/preview.ts';
import { phrase } from './phrase.ts';
import { requirementWords } from './selectorWords.ts';
import type { Subject } from './subject.ts';
import type { LabelTarget } from './target.ts';

/** `app=web`; in words where it is not one label with one value. */
export function labelTitle({ requirement }: LabelTarget): string {
  const { key, operator, values } = requirement;
  const [only, ...others] = values;
  return operator === 'In' && only !== undefined && others.length === 0
    ? `${key}=${only}`
    : requirementWords(requirement);
}

/** `Label · 2 workloads in namespace shop` */
export function labelDetail(world: World, { holders }: LabelTarget, { known }: Subject): string {
  const found = known.length === 0 ? 'no pod of these files' : count(known.length, 'workload');
  switch (holders.kind) {
    case 'pods':
      return `Label · ${found} in namespace ${holders.namespace}`;
    case 'peer':
      return holders.peer.namespaceSelector === undefined
        ? `Label · ${found} in namespace ${namespaceNameOf(world, holders.policy)}`
        : `Label · ${found} in the namespaces of this peer`;
    case 'namespaces':
      return `Label of namespaces · ${found}`;
  }
}

/** The namespaces that have a label of namespaces, as far as they hold workloads. */
export function labelFacts({ holders }: LabelTarget, { known }: Subject): readonly PreviewFact[] {
  if (holders.kind !== 'namespaces') return [];
  const names = [...new Set(known.map(({ namespace }) => namespace.name))];
  return [
    { title: 'Namespaces', entries: names.length === 0 ? [['none']] : names.map((name) => phrase(name)) },
  ];
}

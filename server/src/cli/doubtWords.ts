import type { SideDoubt } from '../network/doubts.ts';

/** What it depends on whether a connection is allowed, in a world whose files are all there is. */
export type Doubt =
  | SideDoubt
  /** Nobody knows which pods the controller of a way in is. */
  | 'controller'
  /** It is not sure that a way in leads there. */
  | 'attachment'
  /** The pods of one owner fare differently. */
  | 'owner'
  /** Several workloads of one name fare differently, and the cluster holds one of them. */
  | 'twins';

const words: Readonly<Record<Doubt, string>> = {
  controller: 'where the controller of an Ingress, a Route or a Gateway runs',
  attachment:
    'where an Ingress, a Route or a Gateway leads, for a ReferenceGrant may be missing or an object be there twice',
  'port-name': 'which port counts where a pod has several of one name',
  label: 'what value a label has that a controller gives to pods, or that is written in several ways',
  'other-labels': 'which other labels pods have that a rule alone tells of',
  'namespace-labels': 'which labels a namespace has that these files do not declare',
  rivals: 'which policy counts where several of one namespace share a name',
  twins: 'which workload counts where several of one namespace share kind and name',
  owner: 'which pod of an owner is meant, for they fare differently',
  unreadable: 'what can’t be read, see policy-lens check',
};

/** `where the controller of an Ingress or a Route runs; what can’t be read, see policy-lens check` */
export function doubtWords(doubts: ReadonlySet<Doubt>): string {
  return Object.entries(words)
    .filter(([doubt]) => [...doubts].some((other) => other === doubt))
    .map(([, text]) => text)
    .join('; ');
}

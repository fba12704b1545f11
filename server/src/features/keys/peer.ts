import type { StructDocumentation } from './types.ts';

/** The entries of `from` and `to`. */
export const peerKeys: Readonly<Record<string, StructDocumentation>> = {
  NetworkPolicyPeer: {
    podSelector: {
      means:
        'Pods by their labels: in the namespaces that `namespaceSelector` of the same entry selects, else in the ' +
        'policy’s own namespace. As an entry of its own (`- podSelector`, `- namespaceSelector`) each stands alone, ' +
        'and either is enough.',
      without:
        'Left out or null beside a `namespaceSelector`: every pod of those namespaces. `{}`: every pod. Alone and ' +
        'null, the entry is empty and is refused.',
    },
    namespaceSelector: {
      means:
        'Namespaces by their labels. Each namespace has the label `kubernetes.io/metadata.name` with its own name. ' +
        'With `podSelector` in the same entry, both must match.',
      without:
        'Left out or null: the policy’s own namespace. `{}`: every namespace, which is every pod of the cluster but ' +
        'no address outside it.',
    },
    ipBlock: {
      means:
        'Addresses, meant for those outside the cluster; whether pods and nodes are matched by their addresses ' +
        'depends on the network plugin. It can’t stand beside a selector in the same entry.',
      without: 'Left out: the entry is about pods. An entry with neither selector nor ipBlock is refused.',
    },
  },
  IPBlock: {
    cidr: {
      means: 'A range of addresses such as `10.0.0.0/8` or `2001:db8::/32`.',
      without: 'Left out or empty: the policy is refused.',
    },
    except: {
      means: 'Ranges that are taken out of `cidr` again. Each must lie inside it and be smaller.',
      without:
        'Left out, null or empty: the whole range. Another entry or policy may still allow what is taken out here.',
    },
  },
};

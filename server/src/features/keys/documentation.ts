import { type FieldType, networkPolicySchema, type StructType } from '../../manifests/admission/schema.ts';
import { labelSelectorKeys } from './labelSelector.ts';
import { metadataKeys } from './metadata.ts';
import { peerKeys } from './peer.ts';
import { specKeys } from './spec.ts';
import type { KeyDocumentation, StructDocumentation } from './types.ts';

const objectKeys: StructDocumentation = {
  apiVersion: {
    means: 'The API that the object belongs to. For a NetworkPolicy it is `networking.k8s.io/v1`.',
    without: 'Left out: the API server does not know what the object is and refuses it.',
  },
  kind: {
    means: 'What the object is.',
    without: 'Left out: the API server does not know what the object is and refuses it.',
  },
  metadata: {
    means: 'The name, the namespace and the labels of the policy itself.',
    without: 'Left out: the policy has no name and is refused.',
  },
  spec: {
    means: 'Which pods the policy is about, and which connections it allows them.',
    without:
      'Left out or empty: the policy selects every pod of its namespace and allows them no incoming connection; ' +
      'outgoing ones stay as they are.',
  },
};

/** By the struct's name in Go, as the schema has it. */
const structs: Readonly<Record<string, StructDocumentation>> = {
  NetworkPolicy: objectKeys,
  ...metadataKeys,
  ...specKeys,
  ...peerKeys,
  ...labelSelectorKeys,
};

/**
 * The documentation of a key of a NetworkPolicy.
 * @param path of keys and indexes from the object on: `['spec', 'ingress', 0, 'from']`. Where a key means different
 * things in different places (`podSelector` of the policy and of a peer), each struct has its own text.
 * @returns undefined for keys that the API does not know, and for those that users choose (labels)
 */
export function keyDocumentation(path: readonly (string | number)[]): KeyDocumentation | undefined {
  const key = path.at(-1);
  if (typeof key !== 'string') return undefined;
  const struct = structAt(path.slice(0, -1));
  return struct?.fields.has(key) === true ? structs[struct.name]?.[key] : undefined;
}

/** The struct that a path leads to, through lists; undefined where there is none. */
function structAt(path: readonly (string | number)[]): StructType | undefined {
  let type: StructType | undefined = networkPolicySchema;
  for (const step of path) {
    if (typeof step === 'number') continue;
    let next: FieldType | undefined = type?.fields.get(step);
    while (next?.kind === 'list') next = next.item;
    type = next?.kind === 'struct' ? next : undefined;
  }
  return type;
}

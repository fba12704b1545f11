import type { FieldType } from '../../manifests/admission/schema.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { Node } from '../../syntax/tree.ts';

/** Whether a value that is there already could be the value of a field: its shape fits, and all its keys are known. */
export function fits(type: FieldType | undefined, node: Node): boolean {
  if (type === undefined) return false;
  switch (node.kind) {
    case 'mapping':
      if (type.kind === 'map') return node.entries.every(({ value }) => value.kind === 'scalar');
      if (type.kind !== 'struct') return false;
      if (!hasNeeded(type.name, new Set(node.entries.map(({ key }) => keyText(key))))) return false;
      return node.entries.every(({ key, value }) => fits(type.fields.get(keyText(key)), value));
    case 'sequence':
      return type.kind === 'list' && node.items.every((item) => fits(type.item, item));
    case 'scalar':
      return node.value === null || fitsScalar(type, node.value);
    default:
      return true;
  }
}

/** Whether the keys are there without which the API server refuses the struct. */
function hasNeeded(struct: string, keys: ReadonlySet<string>): boolean {
  if (struct === 'IPBlock') return keys.has('cidr');
  if (struct === 'LabelSelectorRequirement') return keys.has('key') && keys.has('operator');
  return struct !== 'NetworkPolicyPeer' || keys.size > 0;
}

function fitsScalar(type: FieldType, value: unknown): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string' && (type.values === undefined || type.values.includes(value));
    case 'int32':
    case 'int64':
      return typeof value === 'number';
    case 'int-or-string':
      return (
        typeof value === 'number' || (typeof value === 'string' && /^(?=.*[a-z])[a-z0-9-]{1,15}$/.test(value))
      );
    case 'bool':
      return typeof value === 'boolean';
    default:
      return type.kind === 'time' && typeof value === 'string';
  }
}

import type { RawProfile } from '../rawProfile.ts';
import type { Loader } from '../target.ts';

const dialectKeys = ['archmap', 'defaulterrno'];
const ruleKeys = ['includes', 'excludes', 'name', 'errno', 'comment'];
const podmanKeys = ['defaulterrno', 'errno'];

/** Whose dialect a profile is written in, by the keys that only one of them has. */
export function dialectOf({ form, body }: RawProfile): Loader {
  if (form === 'spo' || form === 'kubescape') return 'spo';
  if (body.kind !== 'object') return 'oci';
  const keys = new Set<string>();
  for (const { key, value } of body.entries) {
    const folded = key.toLowerCase();
    if (dialectKeys.includes(folded)) keys.add(folded);
    if (folded !== 'syscalls' || value.kind !== 'list') continue;
    for (const rule of value.items) {
      if (rule.kind !== 'object') continue;
      for (const each of rule.entries)
        if (ruleKeys.includes(each.key.toLowerCase())) keys.add(each.key.toLowerCase());
    }
  }
  if (podmanKeys.some((key) => keys.has(key))) return 'podman';
  return keys.size > 0 ? 'docker' : 'oci';
}

import type { RawValue } from '../rawProfile.ts';
import { emptySeccomp, isError } from '../runtimes/config.ts';
import { decodeGoOci } from '../runtimes/goOci.ts';
import type { Loaded } from './loaded.ts';
import { marshal } from './marshal.ts';

/**
 * What containerd makes of a profile (contrib/seccomp/seccomp.go, WithProfile): runtime-spec's own keys, and whatever else
 * is written there is dropped without a word.
 * @param path of the file
 */
export function loadContainerd(body: RawValue, path: string): Loaded {
  const oci = decodeGoOci(body, '');
  if (isError(oci)) {
    return {
      kind: 'refused',
      error: `decoding seccomp profile failed ${JSON.stringify(path)}: ${oci.error}`,
    };
  }
  return { kind: 'config', config: marshal(oci.value ?? emptySeccomp, body.origin), dropped: [] };
}

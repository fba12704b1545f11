import { lowerValue } from '../../../server/src/manifests/seccomp/lowerValue.ts';
import type { RawProfile } from '../../../server/src/seccomp/rawProfile.ts';
import type { ProfileSource } from '../../../server/src/seccomp/source.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';

/** A text as a profile, whatever it is: also what nobody would recognise as one. */
export function sourceOf(text: string): ProfileSource {
  return { profile: profileOf(text), text, path: 'profile.json' };
}

function profileOf(text: string): RawProfile {
  const object = 'file:///profile.json#profile';
  const origin = { object, path: '' };
  const [slice] = parseText('json', text).slices;
  const root = slice?.document.root;
  return {
    kind: 'SeccompProfile',
    form: 'profile',
    language: 'json',
    apiVersion: undefined,
    namespace: undefined,
    name: undefined,
    body:
      root === undefined
        ? { kind: 'null', origin }
        : lowerValue(object, root, '', { key: root.range, value: root.range }),
    origin,
  };
}

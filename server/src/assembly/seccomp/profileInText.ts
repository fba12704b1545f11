import { finish } from '../../base/steps.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { readFile } from '../../workspace/file.ts';
import type { NamedText } from '../../workspace/snapshot.ts';
import { fileProfile } from './profileFiles.ts';

type Text = Extract<NamedText, object>;

const known = new WeakMap<Text, { readonly profile: RawProfile | undefined }>();

/** The profile in a file that was read because a pod names it; runtimes read all such files as JSON. */
export function profileInText(uri: string, named: Text): RawProfile | undefined {
  const read = known.get(named) ?? {
    profile: fileProfile(finish(readFile({ uri, language: 'json', version: 0, text: named.text }))),
  };
  known.set(named, read);
  return read.profile;
}

import type { Target } from '../target.ts';
import type { NamedTarget } from './namedTarget.ts';

/** What a target is made of, in words: `runc 1.3.3, libseccomp 2.6.0, Linux 6.12, x86_64`. */
export function detailsOf({ hosts }: NamedTarget): string {
  const [first] = hosts;
  if (first === undefined) return '';
  const { runtime, libseccomp, kernel } = first;
  return [
    `${runtime.name} ${runtime.version}`,
    libraryName(libseccomp),
    `Linux ${kernel}`,
    hosts.map(({ architecture }) => architecture).join(', '),
  ].join(', ');
}

/** `libseccomp 2.5.4`, with whose table it has where that is another one. */
export function libraryName({ version, table }: Target['libseccomp']): string {
  return table === version ? `libseccomp ${version}` : `libseccomp ${version} with the table of ${table}`;
}

/** The keys of a profile in any dialect: runtime-spec's `linux.seccomp`, moby/profiles' and container-libs' types. */
export const profileKeys: ReadonlySet<string> = new Set([
  'defaultAction',
  'defaultErrnoRet',
  'defaultErrno',
  'architectures',
  'archMap',
  'flags',
  'listenerPath',
  'listenerMetadata',
  'syscalls',
]);

/** The keys of one rule below `syscalls` in any dialect. */
export const ruleKeys: ReadonlySet<string> = new Set([
  'names',
  'name',
  'action',
  'errnoRet',
  'errno',
  'args',
  'comment',
  'includes',
  'excludes',
]);

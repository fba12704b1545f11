import type { StructDocumentation } from '../../keys/types.ts';

/** The keys of a profile itself, in all dialects. */
export const profileKeys: StructDocumentation = {
  defaultAction: {
    means: 'What happens to every call that no rule decides, on the architectures of the filter.',
    without:
      'Left out: runc and crun refuse a profile that has rules. Of `{}`, runc and Docker make no filter at all: the ' +
      'container runs unconfined.',
  },
  defaultErrnoRet: {
    means:
      'The error number of the default action, where that is `SCMP_ACT_ERRNO`; rules do not take it over. With `38` (ENOSYS) ' +
      'libraries fall back to older calls, with `1` (EPERM) programs give up. With another default action crun refuses it.',
    without: 'Left out: 1 (EPERM).',
  },
  defaultErrno: {
    means:
      'The default error by name or as a number in quotes (`"ENOSYS"`), for Podman, Buildah and CRI-O; there it wins over ' +
      '`defaultErrnoRet`. All others pass over the key.',
    without: 'Left out: `defaultErrnoRet` counts.',
  },
  architectures: {
    means:
      'The architectures that the filter is for. A call that a program makes by another one, such as a 32-bit program on ' +
      'a 64-bit host, kills it, whatever the default action is.',
    without:
      "Left out or empty: the host's own alone. It is part of the filter even where the list leaves it out.",
  },
  archMap: {
    means:
      'Architectures by host: only the entry of the host counts, and brings its sub-architectures along. Docker, Podman ' +
      'and CRI-O read it; containerd and the runtimes pass over it, and 32-bit programs then die. It excludes ' +
      '`architectures`.',
    without: 'Left out: `architectures` counts.',
  },
  flags: {
    means: 'Flags for loading the filter: `SECCOMP_FILTER_FLAG_LOG` writes denied calls to the audit log.',
    without:
      'Left out or null: runc from 1.2 on and crun set `SECCOMP_FILTER_FLAG_SPEC_ALLOW`, which leaves a mitigation of ' +
      'Spectre off. An empty list sets none.',
  },
  listenerPath: {
    means:
      'The socket of the supervisor that gets the calls of `SCMP_ACT_NOTIFY`, as an absolute path. The container does not ' +
      'start where nobody listens; crun connects even where no rule has this action.',
    without:
      'Left out: runc and youki refuse a profile with `SCMP_ACT_NOTIFY`; with crun such calls fail with ENOSYS.',
  },
  listenerMetadata: {
    means:
      'A text that the runtime hands to the supervisor as it is. Without `listenerPath` it has no effect.',
    without: 'Left out: the supervisor gets none.',
  },
  syscalls: {
    means:
      'The rules. Of two rules without conditions for one call the first wins; a rule without conditions wins over all ' +
      'that have some; the order of the file does not decide between conditions.',
    without: 'Left out or empty: the default action decides every call.',
  },
  baseProfileName: {
    means:
      'A profile whose rules are added to these: another object by name, or `oci://` and an image. Only its rules are ' +
      'taken, not its default action, architectures or flags; where two rules differ, the less strict action wins.',
    without: 'Left out: these rules stand alone.',
  },
  state: {
    means: '`Enabled`, or `Disabled` for a profile that is not written to the nodes.',
    without: 'Left out: enabled. Releases before June 2026 have `disabled` in its place.',
  },
  disabled: {
    means: '`true` for a profile that is not written to the nodes. Later releases have `state` in its place.',
    without: 'Left out: enabled.',
  },
};

/** An entry of `archMap`. */
export const archMapKeys: StructDocumentation = {
  architecture: {
    means: 'The host that the entry is for.',
    without: 'Left out: the entry is for no host.',
  },
  subArchitectures: {
    means: 'Architectures that the filter is for too on this host, for 32-bit programs.',
    without: "Left out or empty: the host's own alone.",
  },
};

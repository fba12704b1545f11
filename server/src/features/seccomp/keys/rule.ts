import type { StructDocumentation } from '../../keys/types.ts';

/** The keys of a rule, in all dialects. */
export const ruleKeys: StructDocumentation = {
  names: {
    means:
      'The system calls that the rule is for. A name that the installed libseccomp does not know is passed over without a ' +
      'word, so a misspelled one has no effect.',
    without:
      'Left out: crun and youki refuse the profile, runc passes over the rule. Empty: the rule has no effect.',
  },
  name: {
    means: 'One system call, in the old form of Docker and Podman. The runtimes know `names` alone.',
    without: 'Left out: `names` counts. Both together are an error.',
  },
  action: {
    means:
      'What happens to the calls where all conditions hold. A rule with the default action is passed over.',
    without: 'Left out: the runtimes refuse the profile.',
  },
  errnoRet: {
    means:
      'The error number of `SCMP_ACT_ERRNO`, from 1 to 4094, or the message of `SCMP_ACT_TRACE`. 0 makes the call seem to ' +
      'succeed though nothing ran; in an object it counts as left out. With any other action crun refuses it, and runc passes over it.',
    without: 'Left out: 1 (EPERM).',
  },
  errno: {
    means:
      'The error by name or as a number in quotes (`"ENOSYS"`), for Podman, Buildah and CRI-O; there it wins over ' +
      '`errnoRet`. All others pass over the key, and the call fails with EPERM.',
    without: 'Left out: `errnoRet` counts.',
  },
  args: {
    means:
      'Conditions on the arguments. All must hold, but several on one index are alternatives: runtimes make a rule of each.',
    without: 'Left out, null or empty: the rule is for every call of these names.',
  },
  comment: {
    means: 'A note for readers. It has no effect.',
    without: 'Left out: nothing changes.',
  },
  includes: {
    means:
      'When Docker, Podman and CRI-O take the rule: all of these must hold. containerd, as with Kubernetes, and the ' +
      'runtimes pass over the key, and the rule then always holds.',
    without: 'Left out or empty: always.',
  },
  excludes: {
    means:
      'When Docker, Podman and CRI-O leave the rule out: any of these is enough. containerd, as with Kubernetes, and the ' +
      'runtimes pass over the key, and the rule then always holds.',
    without: 'Left out or empty: never.',
  },
};

/** A condition on an argument. */
export const argumentKeys: StructDocumentation = {
  index: {
    means: 'The argument, from 0 for the first to 5 for the sixth.',
    without: 'Left out: 0, the first one; youki refuses such a file, and the API server such an object.',
  },
  value: {
    means:
      'What the argument is compared with, as an unsigned 64-bit number; for `SCMP_CMP_MASKED_EQ` the mask. A filter sees ' +
      'the register: of a pointer the address, of an `int` also the upper 32 bits, which the kernel leaves out.',
    without: 'Left out: 0; youki refuses such a file.',
  },
  valueTwo: {
    means:
      'The bits that are wanted, for `SCMP_CMP_MASKED_EQ`; no other operator uses it. Bits outside the mask are passed over.',
    without: 'Left out: 0.',
  },
  op: {
    means: 'How the argument is compared.',
    without: 'Left out: the runtimes refuse the profile.',
  },
};

/** When a rule of Docker's and Podman's dialect is taken. */
export const includesKeys: StructDocumentation = {
  caps: {
    means: 'Capabilities that the container must all have in its bounding set.',
    without: 'Left out or empty: whatever it has.',
  },
  arches: {
    means:
      "Hosts for which the rule is, in Docker's spelling: `amd64`, `arm64`, `x86`. `x32` is never a host.",
    without: 'Left out or empty: every host.',
  },
  minKernel: {
    means:
      "The host's kernel must be at least this, as `4.8`. Docker alone reads it; with Podman and CRI-O the rule holds " +
      'for every kernel.',
    without: 'Left out: every kernel.',
  },
};

/** When a rule of Docker's and Podman's dialect is left out. */
export const excludesKeys: StructDocumentation = {
  caps: {
    means: 'Capabilities one of which is enough to leave the rule out.',
    without: 'Left out or empty: capabilities do not matter.',
  },
  arches: {
    means: "Hosts for which the rule is left out, in Docker's spelling: `amd64`, `arm64`, `s390x`.",
    without: 'Left out or empty: for no host.',
  },
  minKernel: {
    means: "The rule is left out where the host's kernel is at least this, as `4.8`. Docker alone reads it.",
    without: 'Left out: for no kernel.',
  },
};

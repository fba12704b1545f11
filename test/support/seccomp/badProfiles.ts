const rule = (argument: string): string => `{
  "defaultAction": "SCMP_ACT_LOG",
  "flags": [],
  "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"],
  "syscalls": [
    { "names": ["ioctl"], "action": "SCMP_ACT_ERRNO", "args": [
      ${argument}
    ] },
    { "names": ["raed"], "action": "SCMP_ACT_ERRNO" }
  ]
}
`;

/** Found behind each mistake: the rest is looked at all the same. */
const misspelled = 'seccomp-unknown-syscall 9';

const names = Array.from({ length: 100_000 }, (_, index) =>
  index % 2 === 0 ? '"getpid"' : `"call${index}"`,
);

/** Profiles in which a value is none that belongs there; `mistake` and `rest` are findings as `rule line`. */
export const badProfiles: Readonly<Record<string, { text: string; mistake: string; rest: string }>> = {
  'a value as a text': {
    text: rule('{ "index": 1, "value": "16", "op": "SCMP_CMP_EQ" }'),
    mistake: 'seccomp-wrong-type 7',
    rest: misspelled,
  },
  'a value in hexadecimal, as a text': {
    text: rule('{ "index": 1, "value": "0x10", "op": "SCMP_CMP_EQ" }'),
    mistake: 'seccomp-wrong-type 7',
    rest: misspelled,
  },
  'a value beyond 64 bits': {
    text: rule('{ "index": 1, "value": 18446744073709551616, "op": "SCMP_CMP_EQ" }'),
    mistake: 'seccomp-wrong-type 7',
    rest: misspelled,
  },
  'a value beyond everything': {
    text: rule(`{ "index": 1, "value": ${'9'.repeat(5000)}, "op": "SCMP_CMP_EQ" }`),
    mistake: 'seccomp-wrong-type 7',
    rest: misspelled,
  },
  'a negative value': {
    text: rule('{ "index": 1, "value": -1, "op": "SCMP_CMP_EQ" }'),
    mistake: 'seccomp-wrong-type 7',
    rest: misspelled,
  },
  'a negative index': {
    text: rule('{ "index": -1, "value": 1, "op": "SCMP_CMP_EQ" }'),
    mistake: 'seccomp-wrong-type 7',
    rest: misspelled,
  },
  'an index beyond the last argument': {
    text: rule('{ "index": 6, "value": 1, "op": "SCMP_CMP_EQ" }'),
    mistake: 'seccomp-argument-index 7',
    rest: misspelled,
  },
  'a profile that is a list': {
    text: `[\n${rule('{ "index": 1, "value": 1, "op": "SCMP_CMP_EQ" }')}]\n`,
    mistake: 'seccomp-wrong-type 1',
    rest: 'seccomp-wrong-type 1',
  },
  'a hundred thousand names': {
    text: `{
  "defaultAction": "SCMP_ACT_LOG",
  "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"],
  "syscalls": [
    { "names": [${names.join(', ')}], "action": "SCMP_ACT_ERRNO" },
    { "names": ["mount"], "action": "SCMP_ACT_ERRNO", "args": [{ "index": 6, "value": 1, "op": "SCMP_CMP_EQ" }] }
  ]
}
`,
    mistake: 'seccomp-unknown-syscall 5',
    rest: 'seccomp-argument-index 6',
  },
};

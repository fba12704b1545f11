// A seccomp profile of any length, and the JSON schema of the OCI runtime's specification for it, in our own words.

const calls =
  'read write open close stat fstat lstat poll lseek mmap mprotect munmap brk ioctl pread64 pwrite64 readv writev access pipe select mremap msync mincore madvise dup dup2 pause nanosleep getitimer alarm setitimer getpid sendfile socket connect accept sendto recvfrom'.split(
    ' ',
  );

/** Rules of twenty names and one condition, in so many lines. @param {number} lines */
export function profile(lines) {
  const perRule = 33;
  const syscalls = Array.from({ length: Math.floor(lines / perRule) }, (_, rule) => ({
    names: Array.from({ length: 20 }, (_, index) => calls[(rule * 7 + index) % calls.length]),
    action: 'SCMP_ACT_ALLOW',
    args: [{ index: rule % 6, value: rule, op: 'SCMP_CMP_EQ' }],
  }));
  const head = { defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1 };
  const architectures = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'];
  return `${JSON.stringify({ ...head, architectures, syscalls }, undefined, 2)}\n`;
}

const number = { type: 'integer', minimum: 0 };
const text = { type: 'string' };

/** What a JSON schema can say of a profile. */
export const profileSchema = {
  type: 'object',
  required: ['defaultAction'],
  properties: {
    defaultAction: { $ref: '#/definitions/action' },
    defaultErrnoRet: number,
    architectures: { type: 'array', items: { type: 'string', pattern: '^SCMP_ARCH_' } },
    flags: { type: 'array', items: text },
    listenerPath: text,
    listenerMetadata: text,
    syscalls: { type: 'array', items: { $ref: '#/definitions/rule' } },
  },
  definitions: {
    action: {
      enum: ['KILL', 'KILL_PROCESS', 'KILL_THREAD', 'TRAP', 'ERRNO', 'TRACE', 'ALLOW', 'LOG', 'NOTIFY'].map(
        (name) => `SCMP_ACT_${name}`,
      ),
    },
    rule: {
      type: 'object',
      required: ['names', 'action'],
      properties: {
        names: { type: 'array', items: text, minItems: 1 },
        action: { $ref: '#/definitions/action' },
        errnoRet: number,
        args: { type: 'array', items: { $ref: '#/definitions/argument' } },
      },
    },
    argument: {
      type: 'object',
      required: ['index', 'value', 'op'],
      properties: {
        index: number,
        value: number,
        valueTwo: number,
        op: { enum: ['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'].map((name) => `SCMP_CMP_${name}`) },
      },
    },
  },
};

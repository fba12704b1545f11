// A seccomp profile of any length, and the JSON schema of the OCI runtime's specification for it, in our own words.

const calls =
  'read write open close stat fstat lstat poll lseek mmap mprotect munmap brk ioctl pread64 pwrite64 readv writev access pipe select mremap msync mincore madvise dup dup2 pause nanosleep getitimer alarm setitimer getpid sendfile socket connect accept sendto recvfrom'.split(
    ' ',
  );

const architectures = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'];

/** Rules of twenty names and one condition. @param {number} count */
function rules(count) {
  return Array.from({ length: Math.floor(count) }, (_, rule) => ({
    names: Array.from({ length: 20 }, (_, index) => calls[(rule * 7 + index) % calls.length]),
    action: 'SCMP_ACT_ALLOW',
    args: [{ index: rule % 6, value: rule, op: 'SCMP_CMP_EQ' }],
  }));
}

/** A file for an engine, in so many lines. @param {number} lines */
export function profile(lines) {
  const syscalls = rules(lines / 33);
  const head = { defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1 };
  return `${JSON.stringify({ ...head, architectures, syscalls }, undefined, 2)}\n`;
}

/** The same as an object of the Security Profiles Operator, in YAML. @param {number} lines */
export function profileObject(lines) {
  const list = (/** @type {readonly unknown[]} */ items, /** @type {string} */ indentation) =>
    items.map((item) => `${indentation}- ${item}\n`).join('');
  const syscalls = rules(lines / 26).map(
    ({ names, action, args: [condition] }) =>
      `    - action: ${action}\n      names:\n${list(names, '        ')}      args:\n` +
      `        - index: ${condition?.index}\n          value: ${condition?.value}\n          op: ${condition?.op}\n`,
  );
  return (
    'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata:\n  name: bench\nspec:\n' +
    `  defaultAction: SCMP_ACT_ERRNO\n  architectures:\n${list(architectures, '    ')}  syscalls:\n${syscalls.join('')}`
  );
}

/**
 * The default profile of an engine, from the server's own table, as its file has it.
 * @param {any} defaults one of the table's
 * @param {readonly { readonly name: string; readonly dockerName: string; readonly libseccompName: string }[]} known all architectures
 */
export function defaultProfile({ defaultErrno, archMap, rules }, known) {
  const written = (/** @type {string} */ name) =>
    known.find(({ dockerName, libseccompName }) => [dockerName, libseccompName].includes(name))?.name ?? name;
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    ...(defaultErrno === undefined ? {} : { defaultErrnoRet: defaultErrno }),
    archMap: [...archMap].map(([architecture, others]) => ({
      architecture: written(architecture),
      subArchitectures: others.map(written),
    })),
    syscalls: rules.map((rule) => ({
      names: rule.names,
      action: rule.action,
      ...(rule.errno === undefined ? {} : { errnoRet: rule.errno }),
      args: rule.conditions.map(({ index, operator, value, valueTwo }) => ({
        index,
        value,
        ...(valueTwo === undefined ? {} : { valueTwo }),
        op: operator.startsWith('SCMP') ? operator : `SCMP_CMP_${operator}`,
      })),
      includes: { caps: rule.whenCapabilities, arches: rule.whenArchitectures },
      excludes: { caps: rule.unlessCapabilities, arches: rule.unlessArchitectures },
    })),
  };
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

// A seccomp profile of any length, and the JSON schema of the OCI runtime's specification for it, in our own words.

const calls =
  'read write open close stat fstat lstat poll lseek mmap mprotect munmap brk ioctl pread64 pwrite64 readv writev access pipe select mremap msync mincore madvise dup dup2 pause nanosleep getitimer alarm setitimer getpid sendfile socket connect accept sendto recvfrom'.split(
    ' ',
  );

const architectures = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'];

/** Calls whose first argument is a file descriptor, and no address. */
const onDescriptors =
  'read write close fstat lseek ioctl pread64 pwrite64 readv writev dup dup2 dup3 connect bind listen accept4 sendto recvfrom shutdown fsync fdatasync ftruncate getdents64 fchdir fchmod fchown fallocate sync_file_range readahead flock'.split(
    ' ',
  );

/**
 * Two ways to write rules: as someone does who knows what a filter sees, and with conditions on whatever argument there
 * is, so that many a call has one on an address, which is told of each.
 */
const styles = {
  sound: {
    names: onDescriptors,
    condition: (/** @type {number} */ rule) => ({
      index: 0,
      value: 0xffffffff,
      valueTwo: rule,
      op: 'SCMP_CMP_MASKED_EQ',
    }),
  },
  careless: {
    names: calls,
    condition: (/** @type {number} */ rule) => ({ index: rule % 6, value: rule, op: 'SCMP_CMP_EQ' }),
  },
};

/** @typedef {keyof typeof styles} Style */

/** Rules of twenty names and one condition. @param {number} count @param {Style} style */
function rules(count, style) {
  const { names, condition } = styles[style];
  return Array.from({ length: Math.floor(count) }, (_, rule) => ({
    names: Array.from({ length: 20 }, (_, index) => names[(rule * 7 + index) % names.length]),
    action: 'SCMP_ACT_ALLOW',
    args: [condition(rule)],
  }));
}

/** A file for an engine, in so many lines. @param {number} lines @param {Style} style */
export function profile(lines, style) {
  const syscalls = rules(lines / 33, style);
  const head = { defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1 };
  return `${JSON.stringify({ ...head, architectures, syscalls }, undefined, 2)}\n`;
}

/** The same as an object of the Security Profiles Operator, in YAML. @param {number} lines @param {Style} style */
export function profileObject(lines, style) {
  const list = (/** @type {readonly unknown[]} */ items, /** @type {string} */ indentation) =>
    items.map((item) => `${indentation}- ${item}\n`).join('');
  const syscalls = rules(lines / 26, style).map(({ names, action, args: [condition = {}] }) => {
    const parts = Object.entries(condition).map(([key, value]) => `${key}: ${value}\n`);
    const written = `        - ${parts.join('          ')}`;
    return `    - action: ${action}\n      names:\n${list(names, '        ')}      args:\n${written}`;
  });
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

/**
 * The same with a rule for each call, as a file of some three thousand lines.
 * @param {ReturnType<typeof defaultProfile>} profile
 */
export function callByCall({ syscalls, ...rest }) {
  const rules = syscalls.flatMap((/** @type {any} */ { names, ...rule }) =>
    names.map((/** @type {string} */ name) => ({ names: [name], ...rule })),
  );
  const isEmpty = (/** @type {unknown} */ value) => Array.isArray(value) && value.length === 0;
  const written = (/** @type {string} */ _, /** @type {unknown} */ value) =>
    isEmpty(value) ? undefined : value;
  return `${JSON.stringify({ ...rest, syscalls: rules }, written, 2)}\n`;
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

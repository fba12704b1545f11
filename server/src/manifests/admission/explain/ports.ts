import { type Explanations, type Fix, fix, type Subject, shownValue } from './explanation.ts';
import { entryNamed, insertAfter, removeOwn } from './structure.ts';
import { keyOf, replaceNumber, replaceText } from './write.ts';

type PortCode =
  | 'protocol-unsupported'
  | 'port-out-of-range'
  | 'port-name-invalid'
  | 'end-port-below-port'
  | 'end-port-out-of-range'
  | 'end-port-with-named-port'
  | 'end-port-without-port';

export const portExplanations: Explanations<PortCode> = {
  'protocol-unsupported': (subject) => {
    const { suggestion } = subject.message.detail;
    const value = shownValue(subject);
    const fixes =
      suggestion === undefined
        ? removeOwn(subject, 'Leave the protocol out, which means TCP', false)
        : fix(
            `Write ${suggestion}`,
            sameButForCase(suggestion, value),
            replaceText(subject.message.target.node, suggestion, subject),
          );
    return {
      message: `"${value}" is no protocol of a NetworkPolicy: only TCP, UDP and SCTP are, in capitals. ${suggestion === undefined ? 'Use one of these, or leave it out, which means TCP.' : `Write ${suggestion}.`}`,
      fixes,
    };
  },

  'port-out-of-range': (subject) => {
    const value = shownValue(subject);
    const { container } = subject.message.target;
    const alone = container?.kind === 'mapping' && entryNamed(container, 'endPort') === undefined;
    return {
      message: `${value} is no port: ports go from 1 to 65535. ${value === '0' ? 'For every port of the protocol, leave `port` out.' : 'Give the number that the pods listen on.'}`,
      fixes: alone
        ? removeOwn(subject, 'Leave `port` out, which means every port of the protocol', false)
        : [],
    };
  },

  'port-name-invalid': (subject) => {
    const value = shownValue(subject);
    const { reason } = subject.message.detail;
    if (isPortNumber(value)) {
      return {
        message: `"${value}" in quotes is the name of a port, and a name needs a letter. Write the number ${Number(value)} without quotes.`,
        fixes: fix(
          `Write the number ${Number(value)}`,
          true,
          replaceNumber(subject.message.target.node, Number(value), subject),
        ),
      };
    }
    const lower = value.toLowerCase();
    const isCase = lower !== value && /^[-a-z0-9]{1,15}$/.test(lower) && /[a-z]/.test(lower);
    return {
      message: `"${value}" can't be the name of a port: it ${reason}. Use the name that the container gives its port, or the number.`,
      fixes: [
        ...asRange(subject, value),
        ...(isCase
          ? fix(`Write ${lower}`, false, replaceText(subject.message.target.node, lower, subject))
          : []),
      ],
    };
  },

  'end-port-below-port': (subject) => {
    const { value, port } = subject.message.detail;
    const { container, node } = subject.message.target;
    const first = container?.kind === 'mapping' ? entryNamed(container, 'port')?.value : undefined;
    const swap = [
      ...(replaceNumber(first, Number(value), subject) ?? []),
      ...(replaceNumber(node, Number(port), subject) ?? []),
    ];
    return {
      message: `The range ends at ${value}, before it begins at ${port}. \`endPort\` must be \`port\` or more.`,
      fixes: [
        ...(swap.length === 2 ? fix(`Make it ${value} to ${port}`, false, swap) : []),
        ...removeOwn(subject, `Remove \`endPort\`: only port ${port}`, false),
      ],
    };
  },

  'end-port-out-of-range': (subject) => {
    const number = Number(subject.message.detail.value);
    const highest = number > 65535 ? replaceNumber(subject.message.target.node, 65535, subject) : undefined;
    return {
      message: `${number} is no port: ports go from 1 to 65535. Give the last port of the range.`,
      fixes: fix('End the range at 65535', false, highest),
    };
  },

  'end-port-with-named-port': (subject) => ({
    message:
      '`endPort` goes with a number only, but `port` is a name here. Remove `endPort`, or give `port` as a number.',
    fixes: removeOwn(subject, 'Remove `endPort`: only the named port', false),
  }),

  'end-port-without-port': (subject) => {
    const { entry } = subject.message.target;
    const rename =
      entry === undefined ? undefined : [{ range: entry.key.range, newText: keyOf('port', subject) }];
    const { container } = subject.message.target;
    const hasPort = container?.kind === 'mapping' && entryNamed(container, 'port') !== undefined;
    return {
      message:
        '`endPort` ends a range that `port` begins, and there is no `port`. Add `port`, or remove `endPort`, which then means every port of the protocol.',
      fixes: [
        ...(hasPort ? [] : fix(`Make it the one port ${shownValue(subject)}`, false, rename)),
        ...removeOwn(subject, 'Remove `endPort`: every port of the protocol', false),
      ],
    };
  },
};

function sameButForCase(left: string, right: string): boolean {
  return left.toLowerCase() === right.trim().toLowerCase();
}

function isPortNumber(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

/** `8000-9000` as port and endPort. */
function asRange(subject: Subject, value: string): readonly Fix[] {
  const { container, entry, node } = subject.message.target;
  const [, first = '', last = ''] = /^\s*([0-9]+)\s*[-:]\s*([0-9]+)\s*$/.exec(value) ?? [];
  if (container?.kind !== 'mapping' || entry === undefined || !isPortNumber(first) || !isPortNumber(last))
    return [];
  if (Number(first) > Number(last) || entryNamed(container, 'endPort') !== undefined) return [];
  const edits = [
    ...(replaceNumber(node, Number(first), subject) ?? []),
    ...(insertAfter(container, entry, 'endPort', String(Number(last)), subject) ?? []),
  ];
  return edits.length === 2
    ? fix(`Write the range as port ${Number(first)} and endPort ${Number(last)}`, false, edits)
    : [];
}

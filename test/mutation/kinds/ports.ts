import { addEntry, addItem, assign } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const refuses = { rule: 'api-server-refuses' } as const;
const item = /^spec\.(in|e)gress\[\]\.ports\[\]$/;
const port = /^spec\.(in|e)gress\[\]\.ports\[\]\.port$/;
const protocol = /^spec\.(in|e)gress\[\]\.ports\[\]\.protocol$/;

const whereNumber =
  (plant: MistakeKind['plant']): MistakeKind['plant'] =>
  (site, text) =>
    typeof site.scalar === 'number' && site.siblings.every(({ path }) => !path.endsWith('.endPort'))
      ? plant(site, text)
      : undefined;

const whereName =
  (plant: MistakeKind['plant']): MistakeKind['plant'] =>
  (site, text) =>
    typeof site.scalar === 'string' ? plant(site, text) : undefined;

/** What the server refuses of ports. */
export const portKinds: readonly MistakeKind[] = [
  {
    ...refuses,
    code: 'protocol-unsupported',
    name: 'tcp in small letters',
    at: protocol,
    plant: assign('"tcp"'),
  },
  { ...refuses, code: 'protocol-unsupported', name: 'ICMP', at: protocol, plant: assign('"ICMP"') },
  {
    ...refuses,
    code: 'protocol-unsupported',
    name: 'HTTP',
    at: item,
    plant: addItem('{ "protocol": "HTTP" }'),
  },
  { ...refuses, code: 'port-out-of-range', name: 'port 0', at: port, plant: assign('0') },
  { ...refuses, code: 'port-out-of-range', name: 'port 65536', at: port, plant: assign('65536') },
  { ...refuses, code: 'port-out-of-range', name: 'a negative port', at: port, plant: assign('-1') },
  { ...refuses, code: 'port-name-invalid', name: 'a number in quotes', at: port, plant: assign('"8080"') },
  { ...refuses, code: 'port-name-invalid', name: 'an empty port', at: port, plant: assign('""') },
  {
    ...refuses,
    code: 'port-name-invalid',
    name: 'a port name too long',
    at: port,
    plant: assign('"a-very-long-name"'),
  },
  {
    ...refuses,
    code: 'port-name-invalid',
    name: 'a port name in capitals',
    at: port,
    plant: assign('"Web"'),
  },
  {
    ...refuses,
    code: 'port-name-invalid',
    name: 'two hyphens in a port name',
    at: port,
    plant: assign('"a--b"'),
  },
  {
    ...refuses,
    code: 'port-name-invalid',
    name: 'a port name that begins with a hyphen',
    at: port,
    plant: assign('"-web"'),
  },
  {
    ...refuses,
    code: 'port-name-invalid',
    name: 'an underscore in a port name',
    at: port,
    plant: assign('"my_port"'),
  },
  {
    ...refuses,
    code: 'end-port-below-port',
    name: 'endPort below port',
    at: port,
    plant: whereNumber(addEntry('endPort', '1')),
  },
  {
    ...refuses,
    code: 'end-port-out-of-range',
    name: 'endPort beyond 65535',
    at: port,
    plant: whereNumber(addEntry('endPort', '70000')),
  },
  {
    ...refuses,
    code: 'end-port-with-named-port',
    name: 'endPort beside a name',
    at: port,
    plant: whereName(addEntry('endPort', '9000')),
  },
  {
    ...refuses,
    code: 'end-port-without-port',
    name: 'endPort alone',
    at: item,
    plant: addItem('{ "protocol": "TCP", "endPort": 9000 }'),
  },
];

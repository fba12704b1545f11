import { assign, type Plant, rename } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const nothing = { rule: 'selector-matches-nothing' } as const;
const subject = /^spec\.podSelector$/;
const subjectLabel = /^spec\.podSelector\.matchLabels\..+$/;
const peerLabel = /\.(from|to)\[\]\.podSelector\.matchLabels\..+$/;
const namespaceLabel = /\.namespaceSelector\.matchLabels\..+$/;

const unheard = { rule: 'port-not-listened-on' } as const;
const ingressPort = /^spec\.ingress\[\]\.ports\[\]\.port$/;
const egressPort = /^spec\.egress\[\]\.ports\[\]\.port$/;

/** The cluster's DNS has no workload in the files, so nothing is known of its pods. */
const isElsewhere = (value: unknown): boolean => value === 'kube-dns';

/** Ports at which the policies of the files reach addresses, or the cluster's DNS. */
const outside: readonly unknown[] = [53, 443, 587, 6443];

/** `web` as `ewb`. */
const misspelled: Plant = assign((old) =>
  typeof old === 'string' && !isElsewhere(old)
    ? `"${old.slice(1, 2)}${old.slice(0, 1)}${old.slice(2)}"`
    : undefined,
);

const otherKey: Plant = (site, text) =>
  isElsewhere(site.scalar) ? undefined : rename((old) => `${old}s`)(site, text);

/** The same pods by an expression that none of them meets, or with a label that others have. */
const selecting =
  (write: (label: string) => string): Plant =>
  (site, text) => {
    const label = /"?app"?: "?([\w-]+)/.exec(text.slice(site.value.start, site.value.end))?.[1];
    return label === undefined ? undefined : assign(write(label))(site, text);
  };

const number =
  (newText: string): Plant =>
  (site, text) =>
    typeof site.scalar === 'number' && !outside.includes(site.scalar)
      ? assign(newText)(site, text)
      : undefined;

const nameAs =
  (write: (name: string) => string): Plant =>
  (site, text) =>
    typeof site.scalar === 'string' ? assign(JSON.stringify(write(site.scalar)))(site, text) : undefined;

/** Not where the subjects are all pods of a namespace: some of them declare no port, and may listen on any. */
const instead = (newText: string): Plant => assign((old) => (old === 'metrics' ? undefined : newText));

/** Another protocol; it is the port that nobody listens on then. */
const protocol: Plant = ({ scalar, value, siblings }) => {
  const port = siblings.find(({ path }) => path.endsWith('.port'));
  if (scalar !== 'TCP' || port === undefined) return undefined;
  return {
    ...value,
    newText: '"UDP"',
    mistakeAt: port.value.start - value.start + (port.value.start > value.start ? 2 : 0),
  };
};

/** Mistakes that only other files tell. */
export const acrossFilesKinds: readonly MistakeKind[] = [
  { ...nothing, name: 'the label of the subject misspelled', at: subjectLabel, plant: misspelled },
  { ...nothing, name: 'the key of the subject misspelled', at: subjectLabel, plant: otherKey },
  { ...nothing, name: 'a label that no subject has', at: subjectLabel, plant: assign('"nobody"') },
  { ...nothing, name: 'the label of a peer misspelled', at: peerLabel, plant: misspelled },
  { ...nothing, name: 'the key of a peer misspelled', at: peerLabel, plant: otherKey },
  {
    ...nothing,
    name: 'a label that no peer has',
    at: peerLabel,
    plant: assign((old) => (isElsewhere(old) ? undefined : '"nobody"')),
  },
  {
    ...nothing,
    name: 'labels that no pod has at once',
    at: subject,
    plant: selecting((label) => `{ "matchLabels": { "app": "${label}", "tier": "attic" } }`),
  },
  {
    ...nothing,
    name: 'an expression of values that no pod has',
    at: subject,
    plant: selecting(
      () => '{ "matchExpressions": [{ "key": "app", "operator": "In", "values": ["nobody", "none"] }] }',
    ),
  },
  {
    ...nothing,
    name: 'a key that every pod has and none may have',
    at: subject,
    plant: selecting(() => '{ "matchExpressions": [{ "key": "app", "operator": "DoesNotExist" }] }'),
  },
  {
    ...nothing,
    name: 'an expression that contradicts a label',
    at: subject,
    plant: selecting(
      (label) =>
        `{ "matchLabels": { "app": "${label}" }, "matchExpressions": [{ "key": "app", "operator": "NotIn", "values": ["${label}"] }] }`,
    ),
  },
  { ...unheard, name: 'a port in that nobody listens on', at: ingressPort, plant: instead('1') },
  { ...unheard, name: 'the port of a Service', at: ingressPort, plant: instead('80') },
  { ...unheard, name: 'a port in misspelled', at: ingressPort, plant: nameAs((name) => `${name}-old`) },
  { ...unheard, name: 'a port out that nobody listens on', at: egressPort, plant: number('1') },
  { ...unheard, name: 'a name for a number', at: egressPort, plant: number('"nothing"') },
  { ...unheard, name: 'another protocol', at: /^spec\.ingress\[\]\.ports\[\]\.protocol$/, plant: protocol },
];

/** Mistakes in what is said of namespaces, where all of them are in the files. */
export const namespaceKinds: readonly MistakeKind[] = [
  { ...nothing, name: 'the label of a namespace misspelled', at: namespaceLabel, plant: misspelled },
  { ...nothing, name: 'the key of a namespace misspelled', at: namespaceLabel, plant: otherKey },
  { ...nothing, name: 'a label that no namespace has', at: namespaceLabel, plant: assign('"nobody"') },
];

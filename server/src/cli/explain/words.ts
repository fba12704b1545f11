import type { SelectorRequirement } from '../../kubernetes/labels.ts';
import { formatPorts } from '../../network/ports.ts';
import type { Lack } from '../../network/shortfall.ts';
import type { SideNote } from '../../network/sideVerdict.ts';

const notes: Readonly<Record<SideNote, string>> = {
  'policies-incomplete': 'policies of this namespace may be missing from the files',
  'host-network':
    'the pods share their node’s network, and Kubernetes leaves undefined what policies do to them',
  'peer-host-network':
    'the other end shares its node’s network: selectors may not name it, and a pod’s own node always gets in',
  'ip-block-and-pods':
    'a rule names addresses; whether those of pods are meant too differs between network plugins, here they are not',
  'own-node':
    'the node that a pod runs on, with the kubelet and its probes, always gets in, whatever policies say',
  'to-own-node':
    'whether policies hold for traffic to the pod’s own node is not settled: Kubernetes’ documentation says that it is always allowed, its API says that of traffic from the node alone',
};

export function noteText(note: SideNote): string {
  return notes[note];
}

/** What would have to be otherwise for a rule to let the connection through. */
export function lackText(lack: Lack): string {
  switch (lack.kind) {
    case 'pod-label':
      return `the pod has ${has(lack.requirement, lack.value)}, the rule wants ${wants(lack.requirement)}`;
    case 'namespace-label':
      return `its namespace has ${has(lack.requirement, lack.value)}, the rule wants ${wants(lack.requirement)}`;
    case 'namespace':
      return `the rule speaks about pods of namespace ${lack.wanted} only`;
    case 'except':
      return `the rule takes out ${lack.except.text}`;
    case 'block':
      return `the rule names the addresses of ${lack.cidr}`;
    case 'port-name': {
      const { numbers, protocol = '' } = lack.port;
      const name = numbers.kind === 'named' ? ` named ${numbers.name}` : '';
      return `the destination has no ${protocol} port${name}`;
    }
    case 'ports':
      return `the rule lists ${formatPorts(lack.listed)} only`;
  }
}

function has({ key }: SelectorRequirement, value: string | undefined): string {
  return value === undefined ? `no label ${key}` : `${key}=${value}`;
}

function wants({ key, operator, values }: SelectorRequirement): string {
  switch (operator) {
    case 'In':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} to be one of ${values.join(', ')}`;
    case 'NotIn':
      return `${key} to be none of ${values.join(', ')}`;
    case 'Exists':
      return `a label ${key}`;
    case 'DoesNotExist':
      return `no label ${key}`;
  }
}

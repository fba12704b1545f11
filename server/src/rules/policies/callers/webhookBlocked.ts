import type { Environment } from '../../../assembly/environment.ts';
import { enumerate } from '../../../base/words.ts';
import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import { podsOfService, targetPort } from '../../../network/services.ts';
import { namespaceNameOf, type World } from '../../../network/world.ts';
import type { PolicyRule } from '../../rule.ts';
import { aboutCalls } from './aboutCalls.ts';
import {
  blockedCalls,
  type Call,
  type Caller,
  hasWord,
  podsSomewhereIn,
  surroundingsOfCalls,
} from './blockedCall.ts';
import { callsIn } from './callsIn.ts';

/** Pods that the API server calls, and that let it in nowhere. */
export const webhookBlocked: PolicyRule = {
  id: 'webhook-blocked',
  scope: 'policy',
  summary: 'The API server calls pods that do not let it in',
  explanation:
    'Admission webhooks, conversion webhooks of custom resources and APIs that a Service answers are called by the API ' +
    'server. It is no pod that a selector names: it runs in the network of its node, or outside of the cluster. Where ' +
    'policies limit ingress of the pods that are called, one of them must allow the port for everyone, for addresses, or for ' +
    'the pods by which a managed control plane gets in. Else the calls fail, and with `failurePolicy: Fail`, the default, ' +
    'so do the requests that they are about. An API server on the same node as the pods gets in all the same.\n\n' +
    'Told where every entry for that port names pods outside of `kube-system`.\n\n' +
    'Probes are another matter: they come from the kubelet of the pods’ own node, which is always let in. They need no rule.',
  sources: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
    'kubernetes:staging/src/k8s.io/api/networking/v1/types.go (NetworkPolicySpec.Ingress: the pod’s local node)',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [completeness, defaultNamespace, world.webhooks],
  dependsOnFor: (policy, environment) =>
    surroundingsOfCalls(policy, environment, callsTo(policy, environment), apiServerOf),
  check(policy, environment) {
    const { world } = environment;
    if (!policy.isolates.ingress || world.webhooks.length === 0) return [];
    const calls = callsTo(policy, environment);
    const blocked = blockedCalls(policy, environment, calls, apiServerOf(environment));
    const optional = optionalIn(world);
    const ports = [...new Set(blocked.map(({ port }) => String(port)))];
    return aboutCalls(policy, blocked, {
      who: 'the API server',
      where: (by, isOne) => `where ${by} ${isOne ? 'has' : 'have'} it call`,
      consequence:
        'the calls fail, unless it runs on the same node. It is no pod that a selector names: allow the port for everyone, or ' +
        'its addresses with an ipBlock.',
      ...(blocked.every(({ by }) => optional.has(by.object)) ? { severity: 'info' } : {}),
      fix: {
        title: `Allow ${ports.length === 1 ? 'port' : 'ports'} ${enumerate(ports)} for everyone`,
        from: [],
      },
    });
  },
};

/** Pods of kube-system carry the connections of some managed control planes (Konnectivity). */
function apiServerOf({ world }: Environment): Caller {
  return {
    pods: [podsSomewhereIn(world, 'kube-system')],
    isAll: false,
    mayBe: (pods) => hasWord(pods, /konnectivity|apiserver|tunnel/i),
  };
}

function callsTo(policy: NetworkPolicy, { world }: Environment): readonly Call[] {
  return callsIn(world, webhookCalls, namespaceNameOf(world, policy));
}

function* webhookCalls(world: World): Generator<Call> {
  for (const { writtenKind, name, calls, origin } of world.webhooks) {
    const by = { object: origin.object, words: `${writtenKind} ${name}` };
    for (const call of calls) {
      const services = (world.services.get(call.namespace) ?? []).filter((one) => one.name === call.service);
      for (const service of services) {
        const port = service.ports.find(({ number, protocol }) => number === call.port && protocol === 'TCP');
        if (port === undefined) continue;
        for (const to of podsOfService(world, service).surely) {
          const number = targetPort(port, to);
          if (number !== undefined) yield { by, to, protocol: 'TCP', port: number };
        }
      }
    }
  }
}

/** The configurations of which every call may fail. */
function optionalIn({ webhooks }: World): ReadonlySet<string> {
  return new Set(
    webhooks.flatMap(({ calls, origin }) =>
      calls.every(({ isOptional }) => isOptional) ? [origin.object] : [],
    ),
  );
}

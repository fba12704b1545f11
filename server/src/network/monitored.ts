import type { Monitor, Service } from '../kubernetes/objects.ts';
import type { KnownNamespace, KnownPods } from './endpoints.ts';
import { selectPods } from './selected.ts';
import type { Selected } from './selectors.ts';
import { matchSelector } from './selectors.ts';
import { podsOfService } from './services.ts';
import type { World } from './world.ts';

/** The namespaces in which a ServiceMonitor or PodMonitor looks. */
export function monitoredNamespaces(
  { cluster, completeness, defaultNamespace }: World,
  { namespaces, namespace = defaultNamespace }: Monitor,
): Selected<KnownNamespace> {
  if (namespaces === 'all')
    return { items: [...cluster.namespaces.values()], complete: completeness.namespaces };
  const names = namespaces ?? [namespace];
  return { items: names.flatMap((name) => cluster.namespaces.get(name) ?? []), complete: true };
}

/** The Services that a ServiceMonitor surely selects in a namespace. */
export function monitoredServices(
  { services }: World,
  { selector }: Monitor,
  { name }: KnownNamespace,
): readonly Service[] {
  return (services.get(name) ?? []).filter(({ labels }) => {
    const own = labels ?? { values: new Map<string, string>(), open: false };
    return matchSelector(selector, { kind: 'labels', labels: own }) === 'yes';
  });
}

/** The pods that Prometheus is to ask for metrics by it. */
export function monitoredPods(world: World, monitor: Monitor): Selected<KnownPods> {
  const namespaces = monitoredNamespaces(world, monitor);
  if (monitor.writtenKind === 'PodMonitor') return selectPods(world, namespaces, monitor.selector);
  const pods = namespaces.items.flatMap((namespace) =>
    monitoredServices(world, monitor, namespace).flatMap((service) => podsOfService(world, service).surely),
  );
  return { items: [...new Set(pods)], complete: namespaces.complete };
}

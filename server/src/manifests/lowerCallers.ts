import type { Monitor, MonitorEndpoint, Webhook, WebhookCall } from '../kubernetes/objects.ts';
import {
  child,
  descend,
  type Field,
  integerValue,
  listItems,
  nameOf,
  namespaceOf,
  scalarValue,
  stateOf,
  textValue,
} from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerSelector } from './lowerSelector.ts';

/** Only those whose objects a webhook converts say anything here; all others are long, and many. */
export const definition = 'CustomResourceDefinition';

/** ServiceMonitorSpec of prometheus-operator's pkg/apis/monitoring/v1. */
export function lowerServiceMonitor(object: Field, lowering: Lowering): Monitor {
  return lowerMonitor(object, 'ServiceMonitor', 'endpoints', lowering);
}

/** PodMonitorSpec of the same. */
export function lowerPodMonitor(object: Field, lowering: Lowering): Monitor {
  return lowerMonitor(object, 'PodMonitor', 'podMetricsEndpoints', lowering);
}

function lowerMonitor(
  object: Field,
  writtenKind: Monitor['writtenKind'],
  endpoints: string,
  lowering: Lowering,
): Monitor {
  const spec = child(object, 'spec');
  const namespaces = child(spec, 'namespaceSelector');
  const names = listItems(child(namespaces, 'matchNames')).flatMap((item) => textValue(item) ?? []);
  lowering.note('metadata.name');
  return {
    kind: 'Monitor',
    writtenKind,
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    selector: lowerSelector(child(spec, 'selector'), lowering),
    namespaces: scalarValue(child(namespaces, 'any')) === true ? 'all' : names.length > 0 ? names : undefined,
    endpoints: listItems(child(spec, endpoints)).map((item) => lowerEndpoint(item, lowering)),
    origin: lowering.origin(''),
  };
}

function lowerEndpoint(item: Field, lowering: Lowering): MonitorEndpoint {
  for (const key of ['port', 'targetPort']) {
    if (typeof scalarValue(child(item, key)) === 'string') lowering.note(child(item, key).path);
  }
  const target = scalarValue(child(item, 'targetPort'));
  return {
    port: textValue(child(item, 'port')),
    targetPort:
      integerValue(child(item, 'portNumber')) ??
      (typeof target === 'number' || typeof target === 'string' ? target : undefined),
    origin: lowering.origin(item.path),
  };
}

/** admissionregistration.k8s.io/v1: where `failurePolicy` is left out it is Fail, and the port 443. */
export function lowerWebhooks(object: Field, writtenKind: string, lowering: Lowering): Webhook {
  const calls = listItems(child(object, 'webhooks')).flatMap((hook) =>
    lowerCall(descend(hook, 'clientConfig', 'service'), textValue(child(hook, 'failurePolicy')) === 'Ignore'),
  );
  return webhook(object, writtenKind, calls, lowering);
}

/** apiregistration.k8s.io/v1: an API that a Service answers. */
export function lowerApiService(object: Field, lowering: Lowering): Webhook {
  return webhook(object, 'APIService', lowerCall(descend(object, 'spec', 'service'), false), lowering);
}

/** Whether a webhook converts the objects of a CustomResourceDefinition. */
export function isConverted(object: Field): boolean {
  return textValue(descend(object, 'spec', 'conversion', 'strategy')) === 'Webhook';
}

/** apiextensions.k8s.io/v1, as far as it has a webhook convert its objects. */
export function lowerConversion(object: Field, lowering: Lowering): Webhook {
  const service = descend(object, 'spec', 'conversion', 'webhook', 'clientConfig', 'service');
  return webhook(object, definition, isConverted(object) ? lowerCall(service, false) : [], lowering);
}

function lowerCall(service: Field, isOptional: boolean): readonly WebhookCall[] {
  const name = textValue(child(service, 'name'));
  const namespace = textValue(child(service, 'namespace'));
  if (stateOf(service) !== 'mapping' || name === undefined || namespace === undefined) return [];
  return [{ namespace, service: name, port: integerValue(child(service, 'port')) ?? 443, isOptional }];
}

function webhook(
  object: Field,
  writtenKind: string,
  calls: readonly WebhookCall[],
  lowering: Lowering,
): Webhook {
  lowering.note('metadata.name');
  return { kind: 'Webhook', writtenKind, name: nameOf(object) ?? '', calls, origin: lowering.origin('') };
}

import { child, type Field, stateOf } from '../manifests/field.ts';
import type { DeclaredCluster, DeclaredDns } from '../network/declaredCluster.ts';
import { texts, wordValue } from './words.ts';

/** `cluster:` of an environment. */
export function readCluster(field: Field): DeclaredCluster | undefined {
  if (stateOf(field) !== 'mapping') return undefined;
  return {
    dns: readDns(child(field, 'dns')),
    ingressNamespaces: list(child(field, 'ingressNamespaces')),
    monitoringNamespaces: list(child(field, 'monitoringNamespaces')),
    podRanges: list(child(field, 'podRanges')),
    serviceRanges: list(child(field, 'serviceRanges')),
  };
}

function list(field: Field): readonly string[] | undefined {
  return stateOf(field) === 'sequence' ? texts(field) : undefined;
}

function readDns(field: Field): DeclaredDns | undefined {
  if (stateOf(field) !== 'mapping') return undefined;
  const [key, value] = (wordValue(child(field, 'label')) ?? '').split('=');
  const port = Number(wordValue(child(field, 'port')));
  return {
    namespace: wordValue(child(field, 'namespace')),
    label: key === undefined || key === '' || value === undefined ? undefined : { key, value },
    port: Number.isInteger(port) && port > 0 ? port : undefined,
  };
}

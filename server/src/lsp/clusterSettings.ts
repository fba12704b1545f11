import type { DeclaredCluster } from '../network/declaredCluster.ts';
import { labelPattern, namePattern, rangePattern } from '../workspace/clusterSettingDeclarations.ts';
import { asRecord } from './record.ts';

/** Reads the section `policyLens.cluster`; what is missing, empty or of a wrong type is not said. */
export function readClusterSettings(section: unknown): DeclaredCluster {
  const read = asRecord(section);
  const list = (key: string, pattern: RegExp): readonly string[] | undefined => {
    const value = read[key];
    const texts = Array.isArray(value)
      ? value.filter((item) => typeof item === 'string' && pattern.test(item))
      : [];
    return texts.length === 0 ? undefined : texts;
  };
  const text = (key: string, pattern: RegExp): string | undefined => {
    const value = read[key];
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
  };
  const namespace = text('dnsNamespace', namePattern);
  const [key, value] = text('dnsLabel', labelPattern)?.split('=') ?? [];
  const label = key === undefined || value === undefined ? undefined : { key, value };
  const written = read['dnsPort'];
  const port = typeof written === 'number' && Number.isInteger(written) && written > 0 ? written : undefined;
  const isSaid = namespace !== undefined || label !== undefined || port !== undefined;
  return {
    dns: isSaid ? { namespace, label, port } : undefined,
    ingressNamespaces: list('ingressNamespaces', namePattern),
    monitoringNamespaces: list('monitoringNamespaces', namePattern),
    podRanges: list('podRanges', rangePattern),
    serviceRanges: list('serviceRanges', rangePattern),
  };
}

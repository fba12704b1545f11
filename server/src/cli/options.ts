import { InvalidArgumentError } from 'commander';
import { isKubernetesVersion, type KubernetesVersion, kubernetesVersions } from '../kubernetes/version.ts';
import type { ConfigurationChoice } from './files/configurations.ts';

/** @throws InvalidArgumentError where it is no version that we know */
export function parseKubernetesVersion(text: string): KubernetesVersion {
  const minor = text.replace(/^v/, '');
  if (isKubernetesVersion(minor)) return minor;
  throw new InvalidArgumentError(`Known versions: ${kubernetesVersions.join(', ')}.`);
}

/** The value of `--config`; undefined where it is left out. */
export function configurationChoice(config: string | undefined): ConfigurationChoice {
  if (config === undefined) return 'found';
  return config === 'none' ? 'none' : { file: config };
}

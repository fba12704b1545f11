import { InvalidArgumentError } from 'commander';
import { isKubernetesVersion, type KubernetesVersion, kubernetesVersions } from '../kubernetes/version.ts';
import { presetIds, presetNamed } from '../seccomp/targets/presets.ts';
import type { ConfigurationChoice } from './files/configurations.ts';

/** @throws InvalidArgumentError where it is no version that we know */
export function parseKubernetesVersion(text: string): KubernetesVersion {
  const minor = text.replace(/^v/, '');
  if (isKubernetesVersion(minor)) return minor;
  throw new InvalidArgumentError(`Known versions: ${kubernetesVersions.join(', ')}.`);
}

/**
 * @returns bytes
 * @throws InvalidArgumentError where it is no number above zero
 */
export function parseMegabytes(text: string): number {
  const megabytes = Number(text);
  if (megabytes > 0 && Number.isFinite(megabytes)) return megabytes * 1_000_000;
  throw new InvalidArgumentError('Write a number of megabytes above zero.');
}

/** @returns takes a text that matches, and throws InvalidArgumentError for any other */
export function matching(pattern: RegExp, example: string): (text: string) => string {
  return (text) => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(`Write it as ${example}.`);
  };
}

/** The value of `--config`; undefined where it is left out. */
export function configurationChoice(config: string | undefined): ConfigurationChoice {
  if (config === undefined) return 'found';
  return config === 'none' ? 'none' : { file: config };
}

/** @throws InvalidArgumentError where there is no such preset */
export function parsePreset(text: string): string {
  if (presetNamed(text) !== undefined) return text;
  throw new InvalidArgumentError(`Known: ${presetIds.join(', ')}.`);
}

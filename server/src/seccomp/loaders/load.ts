import { findJsonFault } from '../json/fault.ts';
import { goMessage } from '../json/messages.ts';
import type { ProfileSource } from '../source.ts';
import type { Target } from '../target.ts';
import { loadContainerd } from './containerd.ts';
import { loadDocker } from './docker.ts';
import type { Loaded } from './loaded.ts';
import { loadPodman } from './podman.ts';
import { operatorFile } from './spo.ts';

/** What the target's engine makes of a profile. Without an engine the runtime's config has it as it is written. */
export function load({ profile, text, path }: ProfileSource, target: Target): Loaded {
  const { form } = profile;
  const { loader } = target;
  const body = form === 'spo' || form === 'kubescape' ? operatorFile(profile.body) : profile.body;
  if (loader === 'oci') return { kind: 'config', config: body, dropped: [] };
  const fault = text === undefined ? undefined : findJsonFault(text, false, '');
  if (fault !== undefined)
    return { kind: 'refused', error: `${decodingFailed(loader, path)}: ${goMessage(fault)}` };
  switch (loader) {
    case 'docker':
      return loadDocker(body, target);
    case 'podman':
    case 'cri-o':
      return loadPodman(body, target);
    case 'spo':
      return loadContainerd(form === 'profile' ? operatorFile(body) : body, path);
    default:
      return loadContainerd(body, path);
  }
}

function decodingFailed(loader: Target['loader'], path: string): string {
  if (loader === 'docker') return 'Decoding seccomp profile failed';
  if (loader === 'podman' || loader === 'cri-o') return 'decoding seccomp profile failed';
  return `decoding seccomp profile failed ${JSON.stringify(path)}`;
}

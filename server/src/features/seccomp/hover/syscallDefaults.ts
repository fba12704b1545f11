import { enumerate } from '../../../base/words.ts';
import type { DefaultProfile } from '../../../seccomp/knowledge/defaultProfiles.ts';
import { defaultState, newestDefaults } from '../../../seccomp/knowledge/defaultStates.ts';
import { errnoAt } from '../../../seccomp/knowledge/errnos.ts';
import type { Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import { bullets, code, plain } from '../../hover/markdown.ts';

/** What the newest default profiles say to a call on an amd64 host. */
export function defaultsText({ name }: Syscall): string {
  const lines = newestDefaults().map(
    (profile) => `${defaultProfileName(profile)}: ${stateText(profile, name)}.`,
  );
  return `By default, without capabilities, on amd64:\n\n${bullets(lines)}`;
}

/** `Docker 29.7.2`, `Podman (commit f0ddf1a, 2026-04-01)` */
export function defaultProfileName({ product, version }: DefaultProfile): string {
  const [name = ''] = product.split(' ');
  const commit = /^(commit \w+) \((.*)\)$/.exec(version);
  return plain(commit === null ? `${name} ${version}` : `${name} (${commit[1]}, ${commit[2]})`);
}

function stateText(profile: DefaultProfile, call: string): string {
  const { kind, capabilities, errno } = defaultState(profile, call);
  const any = enumerate(capabilities.map(code), 'or');
  const denied = `denied with ${errnoAt(errno, 'x86_64')?.name ?? `error ${errno}`}`;
  if (kind === 'denied') return denied;
  if (kind === 'needs a capability') return `${denied}, allowed with ${any}`;
  return capabilities.length === 0 ? kind : `${kind}, freely with ${any}`;
}

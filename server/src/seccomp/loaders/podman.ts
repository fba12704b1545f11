import { errnoNamed } from '../knowledge/errnos.ts';
import type { RawValue } from '../rawProfile.ts';
import type { OciRule, Result } from '../runtimes/config.ts';
import { isError } from '../runtimes/config.ts';
import type { Target } from '../target.ts';
import { openDialect } from './dialect.ts';
import { engineHost, reasonToDrop } from './host.ts';
import { type DroppedRule, type Loaded, refused } from './loaded.ts';
import { marshal } from './marshal.ts';

/**
 * What Podman, Buildah and CRI-O make of a profile (container-libs, common/pkg/seccomp/seccomp_linux.go, setupSeccomp).
 * They don't look at `minKernel`, and know the errors by name.
 */
export function loadPodman(body: RawValue, target: Target): Loaded {
  const profile = openDialect(body, 'podman', twice);
  if ('kind' in profile) return profile;
  const host = engineHost(target, 'podman');
  const defaultErrno = errnoOf(profile.defaultErrno, profile.defaultErrnoRet);
  if (isError(defaultErrno)) return refused(defaultErrno.error);
  const rules: OciRule[] = [];
  const dropped: DroppedRule[] = [];
  for (const rule of profile.rules) {
    const named = [...(rule.name === undefined ? [] : [rule.name]), ...rule.names];
    const reason = reasonToDrop(rule.includes, rule.excludes, host);
    if (reason !== undefined) {
      dropped.push({ names: named, origin: rule.origin, reason });
      continue;
    }
    if (rule.name !== undefined && rule.names.length > 0) return refused(twice('name', 'names'));
    const errno = errnoOf(rule.errno, rule.errnoRet);
    if (isError(errno)) return refused(errno.error);
    if (named.length > 0) rules.push({ ...rule, names: named, errno: errno.value });
  }
  const architectures = [...profile.architectures, ...host.expand(profile.archMap)];
  const { defaultAction, flags, listenerPath } = profile;
  const config = {
    defaultAction,
    defaultErrno: defaultErrno.value,
    architectures,
    flags,
    listenerPath,
    rules,
  };
  return { kind: 'config', config: marshal(config, body.origin), dropped };
}

/** A name or a decimal number; it beats the number of the other key. */
function errnoOf(name: string, number: bigint | undefined): Result<bigint | undefined> {
  if (name === '') return { value: number };
  const found = errnoNamed(name)?.value;
  if (found !== undefined) return { value: BigInt(found) };
  return /^\d+$/.test(name) ? { value: BigInt(name) } : { error: `unknown errno ${name}` };
}

function twice(first: string, second: string): string {
  const use = `use either '${first}' or '${second}'`;
  return `'${first}' and '${second}' were specified in the seccomp profile, ${use}`;
}

import { remembering } from '../../base/remembering.ts';
import type { RawValue } from '../rawProfile.ts';
import type { OciRule } from '../runtimes/config.ts';
import type { Target } from '../target.ts';
import { type DialectRule, openDialect } from './dialect.ts';
import { engineHost, reasonToDrop } from './host.ts';
import { type DroppedRule, type Loaded, refused } from './loaded.ts';
import { marshal } from './marshal.ts';

/** What Docker makes of a profile (moby/profiles, seccomp/seccomp_linux.go, LoadProfile and setupSeccomp). */
export function loadDocker(body: RawValue, target: Target): Loaded {
  const profile = openDialect(body, 'docker', twice);
  if ('kind' in profile) return profile;
  const host = engineHost(target, 'docker');
  const rules: OciRule[] = [];
  const dropped: DroppedRule[] = [];
  for (const rule of profile.rules) {
    if (rule.name !== undefined && rule.names.length > 0) return refused(twice('name', 'names'));
    const reason = reasonToDrop(rule.includes, rule.excludes, host);
    if (reason !== undefined) dropped.push({ names: namesOf(rule), origin: rule.origin, reason });
    else rules.push(ociRule(rule));
  }
  const architectures = [...profile.architectures, ...host.expand(profile.archMap)];
  const { defaultAction, defaultErrnoRet: defaultErrno, flags, listenerPath } = profile;
  const config = { defaultAction, defaultErrno, architectures, flags, listenerPath, rules };
  return { kind: 'config', config: marshal(config, body.origin), dropped };
}

const ociRule = remembering(
  (rule: DialectRule): OciRule => ({
    ...rule,
    names: namesOf(rule),
    errno: rule.errnoRet,
  }),
);

function namesOf({ name, names }: DialectRule): DialectRule['names'] {
  return name === undefined ? names : [name];
}

function twice(first: string, second: string): string {
  const use = `use either '${first}' or '${second}'`;
  return `both '${first}' and '${second}' are specified in the seccomp profile, ${use}`;
}

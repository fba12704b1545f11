import { once } from '../../base/once.ts';
import { type DefaultProfile, type DefaultRule, defaultProfiles } from './defaultProfiles.ts';

/** What a default profile says to a call on an amd64 host with a new kernel, for a container without capabilities. */
export interface DefaultState {
  readonly kind: 'allowed' | 'allowed with conditions' | 'needs a capability' | 'denied';
  /** Any of these capabilities lets the call through without conditions. */
  readonly capabilities: readonly string[];
  /** What a denied call gets. */
  readonly errno: number;
}

/** The newest default profile of each product that the tables have. */
export const newestDefaults: () => readonly DefaultProfile[] = once(() => [
  ...new Map(defaultProfiles().map((profile) => [profile.product.split(' ')[0], profile])).values(),
]);

/** Conditions on arguments count as such, whatever they are; those on the kernel as met. */
export function defaultState({ rules, defaultErrno = EPERM }: DefaultProfile, call: string): DefaultState {
  const own = rules.filter((rule) => rule.names.includes(call) && isForAmd64(rule));
  const allowing = own.filter(({ action }) => action === 'SCMP_ACT_ALLOW');
  const denying = own.find(
    ({ action, conditions }) => action === 'SCMP_ACT_ERRNO' && conditions.length === 0,
  );
  const free = allowing.filter(({ whenCapabilities }) => whenCapabilities.length === 0);
  const opening = allowing.filter(({ conditions }) => conditions.length === 0);
  const capabilities = [...new Set(opening.flatMap(({ whenCapabilities }) => whenCapabilities))];
  const errno = denying === undefined ? defaultErrno : (denying.errno ?? EPERM);
  if (opening.some((rule) => free.includes(rule))) {
    return { kind: 'allowed', capabilities: [], errno };
  }
  if (free.length > 0) return { kind: 'allowed with conditions', capabilities, errno };
  return { kind: capabilities.length > 0 ? 'needs a capability' : 'denied', capabilities, errno };
}

const EPERM = 1;

function isForAmd64({ whenArchitectures, unlessArchitectures }: DefaultRule): boolean {
  if (unlessArchitectures.includes('amd64')) return false;
  return whenArchitectures.length === 0 || whenArchitectures.includes('amd64');
}

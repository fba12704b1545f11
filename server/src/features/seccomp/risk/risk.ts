import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { type OpenCall, openCalls } from '../../../seccomp/risk/openCalls.ts';
import { type WayAround, waysAround } from '../../../seccomp/risk/waysAround.ts';

/** What a profile leaves to an attacker on one host. */
export interface Risk {
  readonly open: readonly OpenCall[];
  readonly ways: readonly WayAround[];
}

const known = new WeakMap<ProfileOnHost, Risk>();

/** In steps, and remembered; undefined where no container starts. */
export function* riskOn(host: ProfileOnHost): Generator<void, Risk | undefined> {
  if (host.compiled.kind === 'refused') return undefined;
  const before = known.get(host);
  if (before !== undefined) return before;
  const open = yield* openCalls(host);
  yield;
  const found = { open, ways: waysAround(host) };
  known.set(host, found);
  return found;
}

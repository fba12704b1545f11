import { describe, expect, it } from 'vitest';
import type { DefaultProfile } from '../../../server/src/seccomp/knowledge/defaultProfiles.ts';
import {
  type DefaultState,
  defaultState,
  newestDefaults,
} from '../../../server/src/seccomp/knowledge/defaultStates.ts';
import { describeShared } from '../../support/shared.ts';
import { readEntries } from './data.ts';

const products = {
  docker: 'docker-29.7.2',
  containerd: 'containerd-2.3.4',
  podman: 'podman-common-newest',
  crio: 'crio-newest',
};
type Product = keyof typeof products;

interface Collected {
  readonly syscall: string;
  readonly docker: State;
  readonly containerd: State;
  readonly podman: State;
  readonly crio: State;
}

interface State {
  readonly state: 'allowed' | 'argument-filtered' | 'capability' | 'denied';
  readonly caps?: readonly string[];
}

const kinds: Readonly<Record<State['state'], DefaultState['kind']>> = {
  allowed: 'allowed',
  'argument-filtered': 'allowed with conditions',
  capability: 'needs a capability',
  denied: 'denied',
};

describeShared('what default profiles say to dangerous calls', 'data', (folder) => {
  const entries = readEntries<Collected>(folder, 'dangerous', 'syscalls');

  it.each(Object.keys(products) as Product[])('%s', (product) => {
    const profile = profileNamed(products[product]);
    for (const entry of entries) {
      const { kind, capabilities } = defaultState(profile, entry.syscall);
      expect(kind, entry.syscall).toBe(kinds[entry[product].state]);
      if (kind === 'needs a capability')
        expect([...capabilities].sort()).toEqual([...(entry[product].caps ?? [])].sort());
    }
  });
});

describe('a default profile', () => {
  it('is the newest of its product', () => {
    expect(newestDefaults().map(({ id }) => id)).toEqual([
      'docker-29.7.2',
      'podman-common-newest',
      'containerd-2.3.4',
      'crio-newest',
    ]);
  });

  it('denies with the error of the rule, else with that of the profile', () => {
    expect(defaultState(profileNamed('docker-29.7.2'), 'clone3').errno).toBe(38);
    expect(defaultState(profileNamed('docker-29.7.2'), 'keyctl').errno).toBe(1);
    expect(defaultState(profileNamed('podman-common-newest'), 'add_key').errno).toBe(38);
  });

  it('opens a call freely only by rules without conditions', () => {
    expect(defaultState(profileNamed('docker-29.7.2'), 'clone').capabilities).toEqual(['CAP_SYS_ADMIN']);
    expect(defaultState(profileNamed('podman-common-newest'), 'socket').capabilities).toEqual([]);
  });
});

function profileNamed(id: string): DefaultProfile {
  const profile = newestDefaults().find((one) => one.id === id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
}

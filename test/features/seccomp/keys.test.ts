import { describe, expect, it } from 'vitest';
import {
  type KeyLevel,
  seccompKeyDocumentation,
  seccompKeys,
} from '../../../server/src/features/seccomp/keys/documentation.ts';
import { keysOf, type Level } from '../../../server/src/seccomp/profile/schema.ts';
import { proseProblems } from './hover/prose.ts';

const keysOfLevel = (level: Level): readonly string[] => keysOf(level).map(({ key }) => key);

/** The keys of each object: those that the profile is read by, and those around it. */
const expected: Readonly<Record<KeyLevel, readonly string[]>> = {
  profile: keysOfLevel('profile'),
  archMap: keysOfLevel('archMap'),
  rule: keysOfLevel('rule'),
  argument: keysOfLevel('argument'),
  includes: keysOfLevel('condition'),
  excludes: keysOfLevel('condition'),
  operatorObject: ['apiVersion', 'kind', 'metadata', 'spec'],
  kubescapeObject: ['apiVersion', 'kind', 'metadata', 'spec'],
  kubescapeSpec: ['containers', 'initContainers', 'ephemeralContainers'],
  kubescapeContainer: ['name', 'path', 'spec'],
  seccompProfile: ['type', 'localhostProfile'],
};
const levels = Object.keys(expected) as KeyLevel[];

describe.each(levels)('the keys of %s', (level) => {
  it('are all told of', () => {
    expect([...seccompKeys(level)].sort()).toEqual([...expected[level]].sort());
  });

  it.each(expected[level])('%s', (key) => {
    const documentation = seccompKeyDocumentation(level, key);
    expect(documentation).toBeDefined();
    expect(proseProblems(documentation?.means ?? '')).toEqual([]);
    expect(proseProblems(documentation?.without ?? '')).toEqual([]);
    expect(documentation?.without).toMatch(/^Left out/);
  });

  it('are no others', () => {
    expect(seccompKeyDocumentation(level, 'toString')).toBeUndefined();
    expect(seccompKeyDocumentation(level, '')).toBeUndefined();
  });
});

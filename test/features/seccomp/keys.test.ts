import { describe, expect, it } from 'vitest';
import {
  type KeyLevel,
  seccompKeyDocumentation,
  seccompKeys,
} from '../../../server/src/features/seccomp/keys/documentation.ts';
import { proseProblems } from './hover/prose.ts';

/** The keys of each object, by the types that read it: what a hover must know. */
const expected: Readonly<Record<KeyLevel, readonly string[]>> = {
  profile: [
    ...[
      'defaultAction',
      'defaultErrnoRet',
      'defaultErrno',
      'architectures',
      'archMap',
      'flags',
      'listenerPath',
    ],
    ...['listenerMetadata', 'syscalls', 'baseProfileName', 'state', 'disabled'],
  ],
  archMap: ['architecture', 'subArchitectures'],
  rule: ['names', 'name', 'action', 'errnoRet', 'errno', 'args', 'comment', 'includes', 'excludes'],
  argument: ['index', 'value', 'valueTwo', 'op'],
  includes: ['caps', 'arches', 'minKernel'],
  excludes: ['caps', 'arches', 'minKernel'],
  operatorObject: ['apiVersion', 'kind', 'metadata', 'spec'],
  kubescapeObject: ['apiVersion', 'kind', 'metadata', 'spec'],
  kubescapeSpec: ['containers', 'initContainers', 'ephemeralContainers'],
  kubescapeContainer: ['name', 'path', 'spec'],
  seccompProfile: ['type', 'localhostProfile'],
};
const levels = Object.keys(expected) as KeyLevel[];

describe.each(levels)('the keys of %s', (level) => {
  it('are all told of', () => {
    expect(seccompKeys(level)).toEqual(expected[level]);
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileRules } from '../../../server/src/rules/registry.ts';
import { seeded } from '../../support/random.ts';
import { describeShared } from '../../support/shared.ts';
import { ownProfiles } from './fixtures.ts';
import { faultsOf, type ProfileFile, plantIn } from './judge.ts';
import { profileMistakes } from './mistakes.ts';
import type { ProfileMistake } from './plants.ts';

const mistakes = profileMistakes.map((mistake, index) => [mistake.name, mistake, index] as const);

it('has a mistake for every rule on profiles', () => {
  const planted = new Set(profileMistakes.map(({ rule }) => rule));
  expect(profileRules.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  expect(new Set(profileMistakes.map(({ name }) => name)).size).toBe(profileMistakes.length);
});

function faults(mistake: ProfileMistake, files: readonly ProfileFile[], count: number, seed: number) {
  const planted = plantIn(mistake, files, count, seeded(seed));
  return { planted: planted.length, faults: planted.flatMap((one) => faultsOf(mistake, one)) };
}

describe('a mistake in a profile of our own is found at its line, and nothing else', () => {
  it.each(mistakes)('%s', { timeout: 240_000 }, (_, mistake, index) => {
    const result = faults(mistake, ownProfiles, 4, index);
    expect(result.planted).toBeGreaterThan(0);
    expect(result.faults).toEqual([]);
  });
});

function profilesBelow(folder: string): readonly ProfileFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|ya?ml)$/.test(name) && name !== 'index.json')
    .sort()
    .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

describeShared(
  'a mistake in a real profile is found at its line, and nothing else',
  'cases/seccomp/profiles',
  (folder) => {
    const files = profilesBelow(folder);
    const perRule = new Map<string, number>();

    it.each(mistakes)('%s', { timeout: 240_000 }, (_, mistake, index) => {
      const alike = profileMistakes.filter(({ rule }) => rule === mistake.rule).length;
      const result = faults(mistake, files, Math.max(4, Math.ceil(12 / alike)), index + 100);
      perRule.set(mistake.rule, (perRule.get(mistake.rule) ?? 0) + result.planted);
      expect(result.faults).toEqual([]);
    });

    it('plants at least ten for every rule', () => {
      const few = profileRules
        .map(({ id }) => [id, perRule.get(id) ?? 0] as const)
        .filter(([, count]) => count < 10);
      expect(few).toEqual([]);
    });
  },
);

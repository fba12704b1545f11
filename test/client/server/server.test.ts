import { describe, expect, it } from 'vitest';
import { declaredSettings } from '../../../client/src/manifest.ts';
import { judgeCrash } from '../../../client/src/server/crashes.ts';
import { versionMismatch } from '../../../client/src/server/versions.ts';
import { DocumentStatuses } from '../../../client/src/status/documentStatuses.ts';

describe('a server that stops by itself', () => {
  /** Whether it is started again after each of these stops, in seconds. */
  function restarts(...seconds: readonly number[]): readonly boolean[] {
    let recent: readonly number[] = [];
    return seconds.map((second) => {
      const verdict = judgeCrash(recent, second * 1000);
      recent = verdict.recent;
      return verdict.restart;
    });
  }

  it('is started again a few times in a row, then no more', () => {
    expect(restarts(1, 2, 3, 4, 5)).toEqual([true, true, true, true, false]);
  });

  it('is started again for ever when it stops now and then', () => {
    expect(restarts(0, 100, 200, 300, 400, 500, 600)).not.toContain(false);
  });
});

it('client and server of one version fit, others are told apart in words', () => {
  expect(versionMismatch('0.1.0', '0.1.0')).toBeUndefined();
  expect(versionMismatch('0.1.0', '0.0.9')).toContain('has version 0.0.9');
  expect(versionMismatch('0.1.0', undefined)).toContain('does not name its version');
});

describe('the status of documents', () => {
  const canonical = (uri: string) => uri.replaceAll('%3A', ':');
  const status = {
    uri: 'file:///a.yaml',
    recognised: true,
    environment: { name: 'prod', kubernetesVersion: '1.36' },
  };

  it('keeps what the server last said until the document or the server goes', () => {
    const statuses = new DocumentStatuses(canonical);
    expect(statuses.receive(status)).toBe(true);
    statuses.receive({ ...status, uri: 'file%3A///a.yaml', recognised: false, note: 'too large' });
    expect(statuses.get(status.uri)).toMatchObject({ recognised: false, note: 'too large' });
    statuses.forget(status.uri);
    expect(statuses.get(status.uri)).toBeUndefined();
    statuses.receive(status);
    statuses.forgetAll();
    expect(statuses.get(status.uri)).toBeUndefined();
    expect(statuses.get(undefined)).toBeUndefined();
  });

  it.each([null, {}, { ...status, recognised: 'yes' }, { ...status, environment: { name: 1 } }])(
    'leaves out what does not fit: %j',
    (params) => {
      expect(new DocumentStatuses(canonical).receive(params)).toBe(false);
    },
  );
});

describe('the settings that the manifest declares', () => {
  const version = { 'policyLens.kubernetesVersion': { enum: ['1.36', '1.37'] } };
  const limit = { 'policyLens.largeFileLimit': { type: 'number' } };

  it.each([
    { name: 'in one section', configuration: { properties: { ...version, ...limit } } },
    { name: 'in several', configuration: [{ properties: version }, { title: 'More', properties: limit }] },
  ])('are read $name', ({ configuration }) => {
    expect(declaredSettings({ contributes: { configuration } })).toEqual([
      { key: 'policyLens.kubernetesVersion', choices: ['1.36', '1.37'], descriptions: [] },
      { key: 'policyLens.largeFileLimit', choices: [], descriptions: [] },
    ]);
  });

  it.each([undefined, {}, { contributes: {} }, { contributes: { configuration: 3 } }])(
    'are none in %j',
    (manifest) => {
      expect(declaredSettings(manifest)).toEqual([]);
    },
  );
});

import { expect, it } from 'vitest';
import { dangerOf, dangerousCombinations } from '../../../server/src/seccomp/knowledge/dangers.ts';
import { defaultProfiles } from '../../../server/src/seccomp/knowledge/defaultProfiles.ts';
import { runtimeBases } from '../../../server/src/seccomp/knowledge/runtimeBase.ts';
import { describeShared } from '../../support/shared.ts';
import { type Entry, orNull, readEntries } from './data.ts';

interface CollectedProfile {
  readonly id: string;
  readonly notes?: readonly string[];
  readonly rules: readonly (Entry & { readonly names: readonly string[] })[];
  readonly [key: string]: unknown;
}

describeShared('the default profiles', 'data', (folder) => {
  const collected = readEntries<CollectedProfile>(folder, 'defaults', 'profiles');

  it('are all there', () => {
    expect(defaultProfiles().map(({ id }) => id)).toEqual(collected.map(({ id }) => id));
  });

  it.each(collected.map((profile) => [profile.id, profile] as const))('%s is as collected', (id, profile) => {
    const own = defaultProfiles().find((one) => one.id === id);
    const { notes: _, rules, ...rest } = profile;
    expect({
      id: own?.id,
      product: own?.product,
      version: own?.version,
      alsoIn: own?.alsoIn,
      sourceRef: own?.source,
      defaultAction: 'SCMP_ACT_ERRNO',
      defaultErrnoRet: orNull(own?.defaultErrno),
      archMap: Object.fromEntries(own?.archMap ?? []),
    }).toEqual(rest);
    expect(
      own?.rules.map((rule) => ({
        names: rule.names,
        action: rule.action,
        errnoRet: orNull(rule.errno),
        args: rule.conditions.map(({ index, operator, value, valueTwo }) => ({
          index,
          op: operator,
          value,
          ...(valueTwo === undefined ? {} : { valueTwo }),
        })),
        whenCaps: rule.whenCapabilities,
        unlessCaps: rule.unlessCapabilities,
        whenArches: rule.whenArchitectures,
        unlessArches: rule.unlessArchitectures,
        minKernel: orNull(rule.minimumKernel),
      })),
    ).toEqual(rules.map(({ names, ...rule }) => ({ names: [...names].sort(), ...rule })));
  });
});

interface Correction {
  readonly why: string;
  readonly notCves?: readonly string[];
}

/** What the generator says instead. */
const { dangerCorrections } = (await import(
  new URL('../../../scripts/generate/knowledge/corrections.mjs', import.meta.url).href
)) as { readonly dangerCorrections: ReadonlyMap<string, Correction> };

/** Those of the collection that were not found to be about something else. */
function correctCves<Cve extends { readonly id: string }>(
  call: string,
  cves: readonly Cve[],
): readonly Cve[] {
  const wrong = dangerCorrections.get(call)?.notCves ?? [];
  return cves.filter(({ id }) => !wrong.includes(id));
}

describeShared('the dangers', 'data', (folder) => {
  type CollectedDanger = Entry & {
    readonly syscall: string;
    readonly cves: readonly { readonly id: string; readonly evidence: string }[];
  };

  it('are as collected', () => {
    for (const { syscall, level, category, why, cves, references } of readEntries<CollectedDanger>(
      folder,
      'dangerous',
      'syscalls',
    )) {
      expect(dangerOf(syscall)).toEqual({
        call: syscall,
        level,
        category,
        why: dangerCorrections.get(syscall)?.why ?? why,
        references,
        cves: correctCves(syscall, cves).map(({ id, evidence }) => ({
          id,
          evidence: evidence.includes('read in')
            ? 'read'
            : evidence.includes('confirmed')
              ? 'confirmed'
              : 'record',
        })),
      });
    }
    expect(dangerOf('read')).toBeUndefined();
  });

  it('have their combinations', () => {
    type Collected = Entry & { readonly also?: readonly string[] };
    expect(
      dangerousCombinations().map(({ id, allOf, oneOf, also, capabilities, why }) => [
        id,
        allOf,
        oneOf,
        also,
        capabilities,
        why,
      ]),
    ).toEqual(
      readEntries<Collected>(folder, 'dangerous', 'combinations').map((entry) => [
        entry['id'],
        entry['all'] ?? [],
        entry['any'] ?? [],
        entry.also?.join(', '),
        entry['with'] ?? [],
        entry['why'],
      ]),
    );
  });
});

describeShared('the calls that runtimes make', 'data', (folder) => {
  it('are as collected', () => {
    expect(
      runtimeBases().map((base) => ({
        runtime: base.runtime,
        version: base.version,
        noNewPrivileges: orNull(base.noNewPrivileges),
        method: base.method,
        syscalls: base.calls,
        fromProgramStart: base.fromProgramStart,
        note: base.note ?? '',
      })),
    ).toEqual(
      readEntries(folder, 'runtime-base', 'sets').map(
        ({ id: _, architecture: _architecture, ...rest }) => rest,
      ),
    );
  });
});

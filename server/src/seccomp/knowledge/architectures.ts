import { once } from '../../base/once.ts';
import type { SyscallColumn } from './columns.ts';
import { syscallColumns } from './columns.ts';
import { optional, type Row, rowsOf, wordsOf } from './rows.ts';
import { architectureRows } from './tables/words.ts';

/** An architecture that a profile can name. */
export interface Architecture {
  /** `SCMP_ARCH_X86_64` */
  readonly name: string;
  /** Undefined for SCMP_ARCH_NATIVE, which is the host's own. */
  readonly column: SyscallColumn | undefined;
  readonly kernelName: string | undefined;
  /** What Go calls it. */
  readonly goarch: string | undefined;
  readonly libseccompName: string;
  readonly bits: 32 | 64 | undefined;
  readonly endian: 'little' | 'big' | undefined;
  /** What libseccomp knows it by. */
  readonly token: number;
  /** The AUDIT_ARCH value that a filter sees; x32 has that of x86_64. */
  readonly auditArch: number | undefined;
  /**
   * What the engine compares with `includes.arches` and `excludes.arches` on such a host: of Docker moby/profiles,
   * seccomp/seccomp_linux.go, goToNative; of Podman libseccomp-golang, ScmpArch.String. Undefined where it runs on none.
   */
  readonly hostName: { readonly docker: string | undefined; readonly podman: string | undefined };
  /** The host, in the spelling of the engine's own table, for which the entry of `archMap` holds. */
  readonly archMapHost: { readonly docker: string | undefined; readonly podman: string | undefined };
  /** What the processor also runs: programs of these need to be listed too. */
  readonly subArchitectures: readonly string[];
  readonly since: {
    readonly libseccomp: string;
    /** Undefined where runc refuses the name. */
    readonly runc: string | undefined;
    readonly ociSpecification: string | undefined;
  };
  /** Whether socketcall and ipc exist beside the calls that they stand for. */
  readonly multiplexed: boolean;
  /** Whether crun, youki and the Security Profiles Operator take the name. */
  readonly acceptedBy: { readonly crun: boolean; readonly youki: boolean; readonly operator: boolean };
  readonly notes: readonly string[];
}

const table = once(() => rowsOf(architectureRows).map((row, _, rows) => architectureOf(row, rows)));

export function allArchitectures(): readonly Architecture[] {
  return table();
}

/** @param name as a profile writes it, `SCMP_ARCH_X86_64` */
export function architectureNamed(name: string): Architecture | undefined {
  return table().find((architecture) => architecture.name === name);
}

/** @param name as one of the engines writes a host; no word is that of two */
export function architectureOfHost(name: string): Architecture | undefined {
  return table().find(({ hostName }) => hostName.docker === name || hostName.podman === name);
}

const prefixed = (name: string): string => `SCMP_ARCH_${name}`;

function architectureOf(row: Row, rows: readonly Row[]): Architecture {
  const sameAs = /^=(.*)/.exec(row(17))?.[1];
  const notes = (rows.find((other) => other(0) === sameAs) ?? row)(17);
  const token = Number.parseInt(row(7), 16);
  const column = syscallColumns.find((name) => name === row(1));
  const other = optional(row(8));
  return {
    name: prefixed(row(0)),
    column,
    kernelName: optional(row(2)),
    goarch: optional(row(3)),
    libseccompName: row(4),
    bits: row(5) === '' ? undefined : row(5) === '64' ? 64 : 32,
    endian: row(6) === '' ? undefined : row(6) === 'b' ? 'big' : 'little',
    token,
    auditArch: column === undefined ? undefined : other === undefined ? token : Number.parseInt(other, 16),
    hostName: hostNameOf(row),
    archMapHost: { docker: optional(row(10)), podman: optional(row(11)) },
    subArchitectures: wordsOf(row(12)).map(prefixed),
    since: { libseccomp: row(13), runc: optional(row(14)), ociSpecification: optional(row(15)) },
    multiplexed: row(16).includes('m'),
    acceptedBy: {
      crun: row(16).includes('c'),
      youki: row(16).includes('y'),
      operator: row(16).includes('s'),
    },
    notes: notes === '' ? [] : notes.split(' // '),
  };
}

/** Podman's name is Docker's, or libseccomp's where Docker has none, unless the table has it behind Docker's. */
function hostNameOf(row: Row): Architecture['hostName'] {
  const [docker, podman] = wordsOf(row(9));
  return { docker, podman: podman ?? docker ?? (row(3) === '' ? undefined : row(4)) };
}

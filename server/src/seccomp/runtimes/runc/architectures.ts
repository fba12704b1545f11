import { isSince } from '../../version.ts';

interface RuncArchitecture {
  readonly libseccompName: string;
  /** What runc calls it. */
  readonly name: string;
  readonly since: string;
}

const first = '1.0.0';

const architectures: ReadonlyMap<string, RuncArchitecture> = new Map(
  [
    ['X86', 'x86', 'x86', first],
    ['X86_64', 'x86_64', 'amd64', first],
    ['X32', 'x32', 'x32', first],
    ['ARM', 'arm', 'arm', first],
    ['AARCH64', 'aarch64', 'arm64', first],
    ['MIPS', 'mips', 'mips', first],
    ['MIPS64', 'mips64', 'mips64', first],
    ['MIPS64N32', 'mips64n32', 'mips64n32', first],
    ['MIPSEL', 'mipsel', 'mipsel', first],
    ['MIPSEL64', 'mipsel64', 'mipsel64', first],
    ['MIPSEL64N32', 'mipsel64n32', 'mipsel64n32', first],
    ['PPC', 'ppc', 'ppc', first],
    ['PPC64', 'ppc64', 'ppc64', first],
    ['PPC64LE', 'ppc64le', 'ppc64le', first],
    ['RISCV64', 'riscv64', 'riscv64', '1.1.8'],
    ['S390', 's390', 's390', first],
    ['S390X', 's390x', 's390x', first],
    ['LOONGARCH64', 'loongarch64', 'loong64', '1.4.1'],
  ].map(([word = '', libseccompName = '', name = '', since = '']) => [
    `SCMP_ARCH_${word}`,
    { libseccompName, name, since },
  ]),
);

/** The architecture of a profile's word, for a version of runc. */
export function architectureIn(word: string, version: string): RuncArchitecture | undefined {
  const found = architectures.get(word);
  return found !== undefined && isSince(version, found.since) ? found : undefined;
}

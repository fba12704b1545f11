import type { Target } from '../target.ts';

/** Runtimes that were given profiles and calls, and did as we say (the reference cases and the tests with real ones). */
const observedRuntimes: ReadonlySet<string> = new Set([
  ...['1.1.5', '1.2.6', '1.3.0', '1.4.2'].map((version) => `runc ${version}`),
  'crun 1.8.1',
  'youki 0.7.0',
]);

/** Why what is said of a target was not seen there; undefined where it was. */
export function doubtOf({ loader, runtime, libseccomp, kernel, architecture }: Target): string | undefined {
  const name = `${runtime.name} ${runtime.version}`;
  if (!observedRuntimes.has(name)) return `${name} was read, not run`;
  if (libseccomp.version !== '2.5.4') return `libseccomp ${libseccomp.version} was read, not run`;
  if (libseccomp.table !== '2.5.5') {
    return `libseccomp 2.5.4 with the table of ${libseccomp.table} was read, not run`;
  }
  if (!/^v?6\.18(?!\d)/.test(kernel)) return `Linux ${kernel} was read about, not run`;
  if (architecture !== 'x86_64') return `hosts of ${architecture} were read about, not run`;
  if (loader !== 'oci') return 'what the engine makes of the file was read, not run';
  return undefined;
}

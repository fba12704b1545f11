import { existsSync, mkdirSync } from 'node:fs';
import { inRoot } from './checkout.mjs';
import { run } from './run.mjs';
import { Stop } from './stop.mjs';

/** Kept between runs: they take from 15 s to minutes to build. */
const folder = inRoot('.cache/runtimes');

const runcVersions = ['1.2.6', '1.3.0', '1.4.2'];
const youkiVersion = '0.7.0';

/** Each with the program that its folder then holds. */
const programs = [
  ...runcVersions.map((version) => ({ name: `runc-${version}`, program: 'runc' })),
  { name: `youki-${youkiVersion}`, program: 'bin/youki' },
];

/**
 * The runtimes that are not built yet.
 * @param {string} [where] the folder that holds them
 */
export function missingRuntimes(where = folder) {
  return programs.flatMap(({ name, program }) => (existsSync(`${where}/${name}/${program}`) ? [] : [name]));
}

/**
 * Builds the runtimes that Debian does not have, from Go's modules and Rust's crates, where they are not there already. It
 * needs Go, Rust, a C compiler and the packages libseccomp-dev, pkg-config, libsystemd-dev, libelf-dev and libclang-dev.
 */
export async function buildRuntimes() {
  mkdirSync(folder, { recursive: true });
  for (const version of runcVersions) {
    await build(`runc-${version}`, 'runc', (target) => [
      'go',
      ['install', '-tags', 'seccomp', `github.com/opencontainers/runc@v${version}`],
      { GOBIN: target, GOFLAGS: '-mod=mod', CGO_ENABLED: '1' },
    ]);
  }
  await build(`youki-${youkiVersion}`, 'bin/youki', (target) => [
    'cargo',
    [
      ...['install', 'youki', '--version', youkiVersion, '--root', target],
      ...['--no-default-features', '--features', 'v2,seccomp'],
    ],
    {},
  ]);
}

/**
 * @param {string} name
 * @param {string} program
 * @param {(target: string) => [string, string[], Record<string, string>]} command
 */
async function build(name, program, command) {
  const target = `${folder}/${name}`;
  if (existsSync(`${target}/${program}`)) return;
  console.log(`      building ${name}`);
  const [file, args, env] = command(target);
  const { code } = await run(file, args, { env, minutes: 30 });
  if (code !== 0) throw new Stop(`${name} can't be built.`);
}

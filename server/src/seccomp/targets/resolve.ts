import { architectureOf } from '../libseccomp/table.ts';
import type { Target } from '../target.ts';
import { byDialect, type TargetDeclaration } from './declaration.ts';
import { capabilitiesOf, loaderOf } from './engineDefaults.ts';
import type { EnvironmentTargets, NamedTarget, TargetChanges } from './namedTarget.ts';
import { type Engine, newestPreset, type Preset, presetNamed, presets } from './presets.ts';

/** What the user sets for all environments that declare no targets of their own. */
export interface TargetSettings {
  /** The id of a preset, the name of a target that the environment declares, or `auto`. */
  readonly target: string;
  /** Ids of presets. */
  readonly otherTargets: readonly string[];
  /** What differs from the presets. */
  readonly changes: TargetChanges;
}

export const defaultTargetSettings: TargetSettings = { target: byDialect, otherTargets: [], changes: {} };

/** The libraries of distributions whose number alone does not tell their table: Debian 12's. */
const tables: Readonly<Record<string, string>> = { '2.5.4': '2.5.5' };

/**
 * The targets of an environment: those that it declares, else those of the settings. Among declared ones the setting's
 * target is the chosen one where it names one of them, else the first.
 */
export function environmentTargets(
  declared: readonly TargetDeclaration[],
  settings: TargetSettings,
): EnvironmentTargets {
  if (declared.length > 0) {
    const named = declared.map((declaration) => namedTarget(declaration));
    const chosen = named.find(({ name, preset }) => [name, preset].includes(settings.target)) ?? named[0];
    return { chosen, others: named.filter((target) => target !== chosen), changes: {}, isDeclared: true };
  }
  const preset = presetNamed(settings.target);
  const others = settings.otherTargets
    .filter((id) => id !== settings.target && presetNamed(id) !== undefined)
    .map((id) => namedTarget({ ...settings.changes, preset: id }));
  const chosen = preset && namedTarget({ ...settings.changes, preset: preset.id });
  return { chosen, others, changes: settings.changes, isDeclared: false };
}

/** The target that a declaration describes; what it leaves open is the preset's, else that of the engine's newest. */
export function namedTarget(declaration: TargetDeclaration): NamedTarget {
  const preset = presetOf(declaration);
  const engine = declaration.engine ?? preset.engine;
  const architectures = declaration.architectures ?? [];
  const known = architectures.filter((name) => architectureOf(name) !== undefined);
  const hosts = known.length === 0 ? ['x86_64'] : [...new Set(known)];
  return {
    name: declaration.name ?? nameOf(declaration, preset),
    preset: preset.id,
    engine,
    hosts: hosts.map((architecture) => hostOf(declaration, preset, engine, architecture)),
    noNewPrivileges: declaration.noNewPrivileges ?? false,
    isAssumed: false,
  };
}

function presetOf({ preset, engine, runtime }: TargetDeclaration): Preset {
  const named = preset === undefined ? undefined : presetNamed(preset);
  if (named !== undefined) return named;
  const ofEngine = engine ?? 'oci';
  const fitting = presets.findLast(
    (each) => each.engine === ofEngine && (runtime === undefined || each.runtime.name === runtime),
  );
  return fitting ?? newestPreset(ofEngine);
}

/** The versions of each runtime that were seen to do what is said of it. */
const knownVersions = { runc: '1.4.2', crun: '1.8.1', youki: '0.7.0' } as const;

function hostOf(
  declaration: TargetDeclaration,
  preset: Preset,
  engine: Engine,
  architecture: string,
): Target {
  const runtime = declaration.runtime ?? preset.runtime.name;
  const version = runtime === preset.runtime.name ? preset.runtime.version : knownVersions[runtime];
  return {
    loader: loaderOf[engine],
    runtime: { name: runtime, version: declaration.runtimeVersion ?? version },
    libseccomp: declaration.libseccomp === undefined ? preset.libseccomp : libraryOf(declaration.libseccomp),
    kernel: declaration.kernel ?? preset.kernel,
    architecture,
    capabilities: capabilitiesOf(engine, declaration.capabilities),
    listening: true,
  };
}

/** @param text a release and, behind a `+`, whose table of calls it has */
function libraryOf(text: string): Target['libseccomp'] {
  const [version = '', table] = text.replace(/^v/, '').split('+');
  return { version, table: table ?? tables[version] ?? version };
}

/** The preset's name with what differs from it. */
function nameOf(declaration: TargetDeclaration, preset: Preset): string {
  const { engine, runtime, runtimeVersion, libseccomp, kernel, architectures = [] } = declaration;
  const differences = [
    ...(engine === undefined || engine === preset.engine ? [] : [engine]),
    ...(runtime === undefined && runtimeVersion === undefined
      ? []
      : [[runtime ?? preset.runtime.name, runtimeVersion].filter(Boolean).join(' ')]),
    ...(libseccomp === undefined ? [] : [`libseccomp ${libseccomp}`]),
    ...(kernel === undefined ? [] : [`Linux ${kernel}`]),
    ...(architectures.length === 0 ? [] : [architectures.join(', ')]),
  ];
  return differences.length === 0 ? preset.name : `${preset.name}, ${differences.join(', ')}`;
}

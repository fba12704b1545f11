import type { ExtensionContext } from 'vscode';

/** A setting as the manifest declares it. */
export interface DeclaredSetting {
  /** `policyLens.kubernetesVersion` */
  readonly key: string;
  /** The values that it may have, empty where it is not an enumeration. */
  readonly choices: readonly string[];
}

/** The extension's own manifest, which VS Code hands over untyped. */
export function extensionVersion(context: ExtensionContext): string {
  const version = field(context.extension.packageJSON, 'version');
  return typeof version === 'string' ? version : 'unknown';
}

/** The settings in the manifest's `contributes.configuration`, one section or several. */
export function declaredSettings(manifest: unknown): readonly DeclaredSetting[] {
  const configuration = field(field(manifest, 'contributes'), 'configuration');
  const sections: readonly unknown[] = Array.isArray(configuration) ? configuration : [configuration];
  return sections.flatMap((section) => {
    const properties = field(section, 'properties');
    if (typeof properties !== 'object' || properties === null) return [];
    return Object.entries(properties).map(([key, declaration]: [string, unknown]) => {
      const choices = field(declaration, 'enum');
      return {
        key,
        choices: Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [],
      };
    });
  });
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

import type { ExtensionContext } from 'vscode';

/** A setting as the manifest declares it. */
export interface DeclaredSetting {
  /** `policyLens.kubernetesVersion` */
  readonly key: string;
  /** The values that it may have, empty where it is not an enumeration. */
  readonly choices: readonly string[];
  /** What is said of each of them; empty where nothing is. */
  readonly descriptions: readonly string[];
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
      const alternatives = field(declaration, 'anyOf');
      const [first]: readonly unknown[] = Array.isArray(alternatives) ? alternatives : [declaration];
      return {
        key,
        choices: textsOf(field(first, 'enum')),
        descriptions: textsOf(field(first, 'enumDescriptions')),
      };
    });
  });
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

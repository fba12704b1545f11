import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './importRules.ts';

export type Imports = {
  /** The source files that were looked at, relative to the root. */
  readonly files: readonly string[];
  /** One line a forbidden import: `rule: importer -> imported`. */
  readonly violations: readonly string[];
};

/**
 * Follows all imports, those of types too, of the project's sources below a folder.
 * @param baseFolder laid out as the repository is
 */
export async function cruiseImports(baseFolder: string): Promise<Imports> {
  const sources = ['server/src', 'client/src', 'client/webview'].filter((folder) =>
    existsSync(join(baseFolder, folder)),
  );
  const { output } = await cruise(sources, {
    baseDir: baseFolder,
    validate: true,
    ruleSet: { forbidden: [...importRules] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'] },
  });
  const result = output as ICruiseResult;
  return {
    files: result.modules.map((module) => module.source).filter((file) => /^(server|client)\//.test(file)),
    violations: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}

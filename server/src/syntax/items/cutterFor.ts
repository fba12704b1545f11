import type { ItemCutter } from './itemCutter.ts';
import { JsonItemCutter } from './jsonItemCutter.ts';
import { YamlItemCutter } from './yamlItemCutter.ts';

export function cutterFor(language: 'yaml' | 'json'): ItemCutter {
  return language === 'json' ? new JsonItemCutter() : new YamlItemCutter();
}

/** The format of a text by how it begins: what is JSON is told by its brace, whatever the file is called. */
export function languageByText(beginning: string): 'yaml' | 'json' {
  return /^\s*\{/.test(beginning) ? 'json' : 'yaml';
}

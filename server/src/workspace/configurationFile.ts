export const configurationFileName = '.policy-lens.yaml';

/** Whether a file is our own configuration, by its name. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${configurationFileName}`);
}

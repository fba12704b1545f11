/**
 * Why a large file was not read.
 * @param size in bytes, as `limit`
 */
export function tooLarge(size: number, limit: number): string {
  const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
  return (
    `The file has ${megabytes(size)}, more than the limit of ${megabytes(limit)} ` +
    '(setting policyLens.largeFileLimit), so it was not read.'
  );
}

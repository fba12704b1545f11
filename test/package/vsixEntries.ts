import { readFileSync } from 'node:fs';

/**
 * The names of the files in a zip archive, from its central directory (PKWARE APPNOTE 4.3.12 and 4.3.16).
 * @param file without a comment at its end, which no VSIX has
 */
export function zipEntries(file: string): string[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf('PK\u0005\u0006', bytes.length, 'latin1');
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

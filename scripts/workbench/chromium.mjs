import { existsSync } from 'node:fs';
import { MissingPackage, Stop } from '../support/stop.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser that serves as the tests' screen: the system's Chromium or what $CHROMIUM names.
 * @throws {MissingPackage}
 */
export function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named && !existsSync(named)) throw new Stop(`$CHROMIUM names ${named}, which is not there.`);
  const file = named || places.find((place) => existsSync(place));
  if (file === undefined)
    throw new MissingPackage('Chromium', 'apt-get install chromium, or name one in $CHROMIUM');
  return file;
}

import { version } from '../../../package.json';

/** The version of the extension that this server is built for; client and server are released together. */
export const serverVersion: string = version;

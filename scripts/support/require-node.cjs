// Loaded before every script, in words that any Node understands: an old one could not even read the scripts, and
// would say so by a syntax error in a file that is all right.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node 20.19 or newer is needed; this is Node ${process.versions.node} (${process.execPath}).`,
  );
  console.error(
    'Install a newer one from https://nodejs.org or with your version manager, and run this again.',
  );
  process.exit(2);
}

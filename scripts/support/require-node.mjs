// Imported first by every script, for its effect: nothing below needs to cope with an old Node.
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

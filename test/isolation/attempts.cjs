// Loaded before a program under test: writes down each attempt to reach the network, which fails silently where there is
// none. Node's own ways out all come by one of these functions.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

/**
 * @param {object} owner
 * @param {string} name of one of its functions
 * @param {(first: unknown) => boolean} isOutside whether a call with this first argument may leave the machine
 */
function watch(owner, name, isOutside) {
  const original = owner[name];
  owner[name] = function (...args) {
    if (isOutside(args[0])) appendFileSync(process.env['ATTEMPTS'] ?? '', `${name}\n`);
    return original.apply(this, args);
  };
}

// A pipe or a socket in the file system has a path and leaves no machine.
watch(net.Socket.prototype, 'connect', (options) => {
  const [first] = Array.isArray(options) ? options : [options];
  return typeof first !== 'object' || !first?.path;
});
watch(dgram.Socket.prototype, 'send', () => true);
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  watch(dns, name, () => true);
  watch(dns.promises, name, () => true);
}

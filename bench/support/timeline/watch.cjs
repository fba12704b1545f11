// A line of the timeline is a moment, in milliseconds of the clock that pages have in `timeOrigin + now()`, and what happens.
const { appendFileSync } = require('node:fs');

/** @param {string} what */
function tell(what) {
  const moment = performance.timeOrigin + performance.now();
  appendFileSync(process.env['BENCH_TIMELINE_FILE'], `${moment.toFixed(2)} ${what}\n`);
}

/**
 * @param {NodeJS.Process | import('node:child_process').ChildProcess} channel
 * @param {'host' | 'server'} who
 */
function watch(channel, who) {
  const { send } = channel;
  channel.send = (message, ...rest) => {
    tell(`${who} sends ${message.method ?? 'answer'}`);
    return send.call(channel, message, ...rest);
  };
  channel.on('message', (message) => tell(`${who} gets ${message.method ?? 'answer'}`));
}

module.exports = { tell, watch };

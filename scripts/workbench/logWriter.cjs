// Takes the place of @vscode/spdlog, which has to be compiled: without either, the workbench has no logs, and output
// channels stay empty. It has the part of that module's interface that VS Code uses.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  #file;
  #level = levels.indexOf('info');
  #bare = false;

  /** @param {string} file */
  constructor(file) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
  }

  trace = (/** @type {string} */ message) => this.#write('trace', message);
  debug = (/** @type {string} */ message) => this.#write('debug', message);
  info = (/** @type {string} */ message) => this.#write('info', message);
  warn = (/** @type {string} */ message) => this.#write('warning', message);
  error = (/** @type {string} */ message) => this.#write('error', message);
  critical = (/** @type {string} */ message) => this.#write('critical', message);

  getLevel() {
    return this.#level;
  }

  /** @param {number} level index in `levels` */
  setLevel(level) {
    this.#level = level;
  }

  /** VS Code knows one pattern: time, level, message. */
  setPattern() {
    this.#bare = false;
  }

  /** From here on a message is written as it is. */
  clearFormatters() {
    this.#bare = true;
  }

  /** Each message is in the file when its call returns. */
  flush() {}

  drop() {}

  /**
   * @param {string} level
   * @param {string} message
   */
  #write(level, message) {
    if (levels.indexOf(level) < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.#file, this.#bare ? message : `${time} [${level}] ${message}\n`);
  }
}

/**
 * @param {string} _name
 * @param {string} file
 */
const createLogger = async (_name, file) => new Logger(file);

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;

// Loaded into a program before its first line (`--require`): every call that reaches for the network, starts a process or
// writes to a file is told on descriptor 3, and done all the same.
'use strict';
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');

const write = fs.writeSync;
const tell = (what, detail) => {
  write(3, `${what} ${String(detail)}\n`);
};
const watch = (object, name, what, isHarmless = () => false) => {
  const original = object[name];
  object[name] = function watched(...args) {
    if (!isHarmless(...args)) tell(what, `${name} ${typeof args[0] === 'object' ? '' : args[0]}`);
    return original.apply(this, args);
  };
};

watch(net.Socket.prototype, 'connect', 'network');
watch(net.Server.prototype, 'listen', 'network');
watch(dgram, 'createSocket', 'network');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) watch(dns, name, 'network');
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  watch(childProcess, name, 'process');

const reads = (_file, flags) =>
  flags === undefined || flags === 'r' || flags === fs.constants.O_RDONLY || typeof flags === 'function';
const toDescriptor = (file) => typeof file === 'number';
const changes = [
  'writeFile',
  'appendFile',
  'mkdir',
  'mkdtemp',
  'rename',
  'unlink',
  'rm',
  'rmdir',
  'symlink',
  'link',
  'truncate',
  'chmod',
  'chown',
  'utimes',
  'copyFile',
  'cp',
];
for (const owner of [fs, fs.promises]) {
  watch(owner, 'open', 'write', reads);
  for (const name of changes) if (name in owner) watch(owner, name, 'write', toDescriptor);
}
watch(fs, 'openSync', 'write', reads);
watch(fs, 'createWriteStream', 'write');
for (const name of changes) if (`${name}Sync` in fs) watch(fs, `${name}Sync`, 'write', toDescriptor);
// `import { open } from 'node:fs'` sees the watched functions only when told so.
require('node:module').syncBuiltinESMExports();

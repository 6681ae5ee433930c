// Loaded before the command line: says at its end how much memory it had at most, in bytes.
process.on('exit', () => {
  require('node:fs').writeSync(2, `\npeak-memory ${process.resourceUsage().maxRSS * 1024}\n`);
});

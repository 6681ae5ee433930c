// Mocha's dot reporter, which also writes { passed, failed } for scripts/test.ts.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      // A test that is skipped is a test that did not hold.
      writeFileSync(
        options.reporterOption.output,
        JSON.stringify({ passed: passes, failed: failures + pending }),
      );
    });
  }
};

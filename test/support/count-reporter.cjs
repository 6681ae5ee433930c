// Mocha's dot reporter, which also writes for scripts/test.ts how many tests passed and which failed, as TestCounts has it.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountReporter extends Mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) =>
      failures.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
    );
    // A test that is skipped is a test that did not hold.
    runner.on('pending', (test) => failures.push({ title: test.fullTitle(), error: 'skipped' }));
    runner.once('end', () =>
      writeFileSync(options.reporterOption.output, JSON.stringify({ passed: runner.stats.passes, failures })),
    );
  }
};

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from '../run-mocha.ts';

/**
 * VS Code calls this when it has loaded the bundled suite. The report says how many tests ran, because VS Code itself
 * takes a suite without tests, or one that calls `process.exit`, as passed.
 */
export async function run(): Promise<void> {
  // By name: `activation` comes first and sees an editor in which nothing of ours has happened yet.
  const names = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  const files = names.sort().map((name) => join(__dirname, name));
  const counts = await runMocha(files, 120_000);
  const report = process.env['IPLOG_LENS_TEST_REPORT'];
  if (report !== undefined) writeFileSync(report, JSON.stringify(counts));
  if (counts.failures.length > 0) throw new Error(`${counts.failures.length} tests failed.`);
}

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from './run-mocha.ts';

// A process of its own for each host, so that the test files are loaded afresh. IPLOG_LENS_HOST names the version,
// IPLOG_LENS_TEST_REPORT the file for what came of it.
const folder = join(import.meta.dirname, 'ui');
const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
const counts = await runMocha(
  names.sort().map((name) => join(folder, name)),
  240_000,
);
const report = process.env['IPLOG_LENS_TEST_REPORT'];
if (report !== undefined) writeFileSync(report, JSON.stringify(counts));
process.exit(counts.failures.length > 0 || counts.passed === 0 ? 1 : 0);

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chooseHostKind } from '../../scripts/vscode-host/choose-host.ts';
import { getHost } from '../../scripts/vscode-host/get-host.ts';
import { type HostVersion, hostVersions, hostsFolder, projectRoot } from '../../scripts/vscode-host/hosts.ts';
import { buildSuite } from './build-suite.ts';
import type { TestCounts } from './run-mocha.ts';

// Runs the mocha suite and the UI checks in every VS Code that can be had here, oldest supported first. Names of
// versions as arguments narrow that. Wants dist/ built. Prints what ran; a host that can not run is a failure.

/** The extension under test: the repository, or what IPLOG_LENS_EXTENSION names, for example an unpacked VSIX. */
const extension = process.env['IPLOG_LENS_EXTENSION'] ?? projectRoot;
const results = join(projectRoot, 'out/test-results');

interface HostResult extends TestCounts {
  readonly host: string;
}

mkdirSync(results, { recursive: true });
const suite = await buildSuite('suite');
const untrustedSuite = await buildSuite('untrusted');
const wanted = process.argv.slice(2);
const versions = hostVersions.filter((version) => wanted.length === 0 || wanted.includes(version.vscode));
const kind = await chooseHostKind();

const all: HostResult[] = [];
for (const version of versions) {
  const name = kind === 'desktop' ? `desktop-${version.role.replace(' ', '-')}` : `hosted-${version.vscode}`;
  console.log(`\n== ${name}: VS Code ${version.vscode} (${version.role}), suite inside the editor`);
  const parts: Record<string, TestCounts> = {};
  parts['suite'] = kind === 'desktop' ? await runOnDesktop(version) : await runOnHost(version, suite);
  if (kind === 'hosted') {
    console.log(`\n== ${name}: in a workspace that is not trusted`);
    parts['untrusted'] = await runOnHost(version, untrustedSuite, { IPLOG_LENS_UNTRUSTED: 'yes' });
  } else {
    console.log(`\n== ${name}: nothing untrusted, test-electron trusts every workspace`);
  }
  if (process.platform === 'linux') {
    console.log(`\n== ${name}: UI checks in a browser`);
    parts['ui'] = runUi(version);
  } else {
    console.log(`\n== ${name}: no UI checks, the VS Code from npm runs on Linux only`);
  }
  const result = {
    host: name,
    passed: Object.values(parts).reduce((sum, { passed }) => sum + passed, 0),
    failures: Object.entries(parts).flatMap(([part, { failures }]) =>
      failures.map(({ title, error }) => ({ title: `${part}: ${title}`, error })),
    ),
  };
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  all.push(result);
}

console.log('\nVS Code hosts that ran:');
for (const { host, passed, failures } of all)
  console.log(`  ${host}: ${passed} passed, ${failures.length} failed`);
if (all.length === 0) console.error('  none: nothing was tested.');
process.exitCode =
  all.length > 0 && all.every(({ passed, failures }) => passed > 0 && failures.length === 0) ? 0 : 1;

async function runOnHost(
  version: HostVersion,
  tests: string,
  environment: Record<string, string> = {},
): Promise<TestCounts> {
  getHost(version);
  const vscodeExecutablePath = join(projectRoot, 'scripts/vscode-host/code-hosted.ts');
  return await runSuite(tests, { vscodeExecutablePath }, { ...environment, IPLOG_LENS_HOST: version.vscode });
}

async function runOnDesktop(version: HostVersion): Promise<TestCounts> {
  const cachePath = join(hostsFolder, 'desktop');
  return await runSuite(
    suite,
    { version: version.role === 'newest' ? 'stable' : version.vscode, cachePath },
    {},
  );
}

/** The same suite for both kinds of host; its own report counts, not the exit status alone. */
async function runSuite(
  tests: string,
  vscode: Partial<Parameters<typeof runTests>[0]>,
  environment: Record<string, string>,
): Promise<TestCounts> {
  const scratch = mkdtempSync(join(tmpdir(), 'iplog-lens-suite-'));
  const report = join(scratch, 'report.json');
  const workspace = join(scratch, 'workspace');
  // A copy: whatever a test or an editor writes, the fixtures stay as they are.
  cpSync(join(projectRoot, 'test/fixtures/vscode-workspace'), workspace, { recursive: true });
  let how = 'ended';
  try {
    await runTests({
      ...vscode,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      launchArgs: [workspace, '--disable-extensions'],
      extensionTestsEnv: { ...environment, IPLOG_LENS_TEST_REPORT: report },
    });
  } catch (error) {
    how = String(error);
  }
  const counts = readReport(report, how);
  rmSync(scratch, { recursive: true, force: true });
  return counts;
}

function runUi(version: HostVersion): TestCounts {
  const report = join(results, 'ui-report.json');
  rmSync(report, { force: true });
  let how = 'ended';
  try {
    execFileSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'run-ui.ts')], {
      cwd: projectRoot,
      stdio: 'inherit',
      timeout: 900_000,
      env: {
        ...process.env,
        IPLOG_LENS_HOST: version.vscode,
        IPLOG_LENS_EXTENSION: extension,
        IPLOG_LENS_TEST_REPORT: report,
      },
    });
  } catch (error) {
    how = String(error);
  }
  const counts = readReport(report, how);
  rmSync(report, { force: true });
  return counts;
}

/** No report means that the run broke off: one failure, and nothing passed. `how` it ended is told then. */
function readReport(path: string, how: string): TestCounts {
  const counts = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as TestCounts)
    : { passed: 0, failures: [] };
  if (counts.passed > 0 || counts.failures.length > 0) return counts;
  return { passed: 0, failures: [{ title: 'the run', error: `no test passed or failed: ${how}` }] };
}

#!/usr/bin/env -S node --import tsx
// Looks like the `code` program to @vscode/test-electron, and runs the suite in the VS Code from npm.
// IPLOG_LENS_HOST names the version; with IPLOG_LENS_UNTRUSTED no folder is trusted.
import { parseArgs } from 'node:util';
import { getHost } from './get-host.ts';
import { getDefaultHostVersion, getHostVersion } from './hosts.ts';
import { runHosted } from './run-hosted.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  // test-electron passes flags of the desktop program, which mean nothing to a window in a browser.
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});
const { extensionDevelopmentPath: extension, extensionTestsPath: suite } = values;
const [workspace] = positionals;
if (typeof extension !== 'string' || typeof suite !== 'string' || workspace === undefined) {
  throw new Error('Wanted: WORKSPACE --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE');
}
const wanted = process.env['IPLOG_LENS_HOST'];
const host = getHost(wanted === undefined ? getDefaultHostVersion() : getHostVersion(wanted));
process.exitCode = await runHosted({
  host,
  extension,
  suite,
  workspace,
  isUntrusted: process.env['IPLOG_LENS_UNTRUSTED'] !== undefined,
});

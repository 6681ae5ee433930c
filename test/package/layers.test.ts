import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../support/real-catalog.ts';

// The walls between the layers stand in the configuration of the linter and the compiler. Each is proved by an import
// that breaks it, in a copy of the configuration, so that nothing is written into the sources.

const pure = 'engine/ is pure: it may import only itself and the pure libraries listed in ARCHITECTURE.md.';
const surface = 'Another layer is imported by its public surface: #engine, #host, #protocol.';
const host = 'host/ may import engine, Node built-ins, the zip library and the script parser.';
const types = 'protocol/ holds message and settings types only.';
const noCode = 'protocol/ may import types of engine and of LSP, no code.';
const server = 'server/ may import engine, host, protocol and vscode-languageserver.';
const cli =
  'cli/ may import engine and host; only commands/lsp.ts starts the server, by import() when asked for.';
const client = 'client/ may import protocol, vscode and vscode-languageclient.';

/** An import that breaks a wall, and what the linter says to it. */
const walls: readonly (readonly [layer: string, statement: string, message: string])[] = [
  ['engine', "import fs from 'node:fs'", pure],
  ['engine', "import fs from 'fs'", pure],
  ['engine', "import * as vscode from 'vscode'", pure],
  ['engine', "import { Position } from 'vscode-languageserver-types'", pure],
  ['engine', "import type { Position } from 'vscode-languageserver-types'", pure],
  ['engine', "import { findSources } from '#host'", pure],
  ['engine', "import type { FindingRef } from '#protocol'", pure],
  ['engine', "import '#server'", pure],
  ['engine', "import yauzl from 'yauzl'", pure],
  ['engine', "import { Parser } from 'web-tree-sitter'", pure],
  ['engine', "import { findSources } from '../../host/src/index.ts'", pure],
  ['engine', "import { main } from '../../cli/src/main.ts'", pure],
  ['engine', "import { root } from '../../test/support/real-catalog.ts'", pure],
  ['engine', "import { build } from '../../scripts/build.ts'", pure],
  ['engine', "export { findSources } from '#host'", pure],
  ['host', "import * as vscode from 'vscode'", host],
  ['host', "import { Position } from 'vscode-languageserver-types'", host],
  ['host', "import '#server'", host],
  ['host', "import type { FindingRef } from '#protocol'", host],
  ['host', "import { main } from '../../cli/src/main.ts'", host],
  ['host', "import { parse } from 'yaml'", host],
  ['host', "import { matchText } from '../../engine/src/scan/match-text.ts'", surface],
  ['host', "import { makeZip } from '../../test/support/make-zip.ts'", host],
  ['protocol', "import path from 'node:path'", types],
  ['protocol', "import { findSources } from '#host'", types],
  ['protocol', "import '#server'", types],
  ['protocol', "import { scanText } from '#engine'", noCode],
  ['protocol', "import { Position } from 'vscode-languageserver-protocol'", noCode],
  ['protocol', "import * as vscode from 'vscode'", types],
  ['server', "import * as vscode from 'vscode'", server],
  ['server', "import { LanguageClient } from 'vscode-languageclient/node'", server],
  ['server', "import { main } from '../../cli/src/main.ts'", server],
  ['server', "import { activate } from '../../client/src/extension.ts'", server],
  ['server', "import yauzl from 'yauzl'", server],
  ['server', "import { matchText } from '../../engine/src/scan/match-text.ts'", surface],
  ['server', "import { root } from '../../test/support/real-catalog.ts'", server],
  ['cli', "import * as vscode from 'vscode'", cli],
  ['cli', "import { createConnection } from 'vscode-languageserver/node'", cli],
  ['cli', "import '#server'", cli],
  ['cli', "import { startServer } from '../../server/src/start-server.ts'", cli],
  ['cli', "import type { FindingRef } from '#protocol'", cli],
  ['cli', "import { parse } from 'yaml'", cli],
  ['cli', "import { matchText } from '../../engine/src/scan/match-text.ts'", surface],
  ['client', "import { scanText } from '#engine'", client],
  ['client', "import type { Catalog } from '#engine'", client],
  ['client', "import { findSources } from '#host'", client],
  ['client', "import '#server'", client],
  ['client', "import { createConnection } from 'vscode-languageserver/node'", client],
  ['client', "import { matchText } from '../../engine/src/scan/match-text.ts'", client],
  ['client', "import { parse } from 'yaml'", client],
  ['client', "import { defaultSettings } from '../../protocol/src/index.ts'", surface],
];

/** What each layer lives from: no wall may stand there. */
const doors: readonly (readonly [layer: string, statement: string])[] = [
  ['engine', "import { parse } from 'yaml'"],
  ['engine', "import { matchText } from './scan/match-text.ts'"],
  ['host', "import { open } from 'node:fs/promises'"],
  ['host', "import yauzl from 'yauzl'"],
  ['host', "import { Parser } from 'web-tree-sitter'"],
  ['host', "import { decodeText } from '#engine'"],
  ['protocol', "import type { Problem } from '#engine'"],
  ['protocol', "import type { Range } from 'vscode-languageserver-protocol'"],
  ['server', "import { scanText } from '#engine'"],
  ['server', "import { findSources } from '#host'"],
  ['server', "import { defaultSettings } from '#protocol'"],
  ['server', "import { createConnection } from 'vscode-languageserver/node'"],
  ['cli', "import { scanSources } from '#engine'"],
  ['cli', "import { findSources } from '#host'"],
  ['cli', "import { parseArgs } from 'node:util'"],
  ['client', "import * as vscode from 'vscode'"],
  ['client', "import { defaultSettings } from '#protocol'"],
  ['client', "import { LanguageClient } from 'vscode-languageclient/node'"],
];

describe('the walls between the layers', () => {
  let folder: string;
  let told: ReadonlyMap<string, readonly string[]>;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    // Rules that need types would need the whole project; walls need none.
    const config = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    writeFileSync(
      path.join(folder, '.oxlintrc.json'),
      JSON.stringify({ ...config, $schema: undefined, options: {} }),
    );
    [...walls, ...doors].forEach(([layer, statement], i) =>
      write(`${layer}/src/probe-${i}.ts`, `${statement};\n`),
    );
    told = lint();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  walls.forEach(([layer, statement, message], i) => {
    it(`stop ${layer}/ from \`${statement}\``, () => {
      assert.deepEqual(told.get(`${layer}/src/probe-${i}.ts`) ?? [], [message]);
    });
  });

  doors.forEach(([layer, statement], i) => {
    it(`let ${layer}/ have \`${statement}\``, () => {
      assert.deepEqual(told.get(`${layer}/src/probe-${walls.length + i}.ts`) ?? [], []);
    });
  });

  it('let only cli/src/commands/lsp.ts start the server', () => {
    write('cli/src/commands/lsp.ts', "await import('#server');\n");
    write('cli/src/commands/scan.ts', "await import('#server');\n");
    const now = lint();
    assert.deepEqual(now.get('cli/src/commands/lsp.ts') ?? [], []);
    assert.deepEqual(now.get('cli/src/commands/scan.ts') ?? [], [cli]);
  });

  /** Messages of the rule that holds the walls, by file. */
  function lint(): Map<string, string[]> {
    const { stdout } = spawnSync(bin('oxlint'), ['-c', '.oxlintrc.json', '--format', 'json', '.'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: readonly { code: string; filename: string; help: string }[];
    };
    const found = new Map<string, string[]>();
    for (const { code, filename, help } of diagnostics) {
      if (code !== 'eslint(no-restricted-imports)') continue;
      const file = filename.replaceAll('\\', '/');
      found.set(file, [...(found.get(file) ?? []), help]);
    }
    return found;
  }

  function write(name: string, text: string): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});

describe('the compiler', () => {
  const probes = [
    "import fs from 'node:fs';\nexport const probe = fs;\n",
    "import { readFileSync } from 'fs';\nexport const probe = readFileSync;\n",
    'export const probe = process.argv;\n',
    "console.log('probe');\nexport {};\n",
    'export const probe = setTimeout;\n',
    'export const probe = Buffer.from([]);\n',
    "export const probe = fetch('https://evil.test');\n",
    'export const probe = document.title;\n',
  ];
  let errors: ReadonlyMap<string, readonly string[]>;
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const file of [
      'package.json',
      'tsconfig.base.json',
      'engine/tsconfig.json',
      'engine/src/platform.d.ts',
      'host/tsconfig.json',
    ]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      copyFileSync(path.join(root, file), path.join(folder, file));
    }
    mkdirSync(path.join(folder, 'host/src'), { recursive: true });
    for (const layer of ['engine', 'host']) {
      probes.forEach((text, i) => writeFileSync(path.join(folder, layer, `src/probe-${i}.ts`), text));
      writeFileSync(
        path.join(folder, layer, 'src/fine.ts'),
        'export const fine = new TextEncoder().encode("x");\n',
      );
    }
    errors = new Map(['engine', 'host'].map((layer) => [layer, compile(layer)]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  probes.forEach((text, i) => {
    it(`stops engine/ from \`${text.split('\n')[0]}\``, () => {
      const ours = errors.get('engine')?.filter((line) => line.includes(`probe-${i}.ts`)) ?? [];
      assert.ok(ours.length > 0, 'it compiles');
      for (const line of ours) assert.match(line, /error TS(?:2304|2307|2580|2584|2591|2552): /);
    });
  });

  it('stops engine/ from nothing else', () => {
    assert.deepEqual(
      errors.get('engine')?.filter((line) => !line.includes('probe-')),
      [],
    );
  });

  it('lets host/ have Node, so that it is the wall that stops engine/', () => {
    const stopped = errors.get('host')?.map((line) => line.split('(')[0]);
    // Only the page of a browser is nothing that a host on Node has.
    assert.deepEqual(stopped, ['host/src/probe-7.ts']);
  });

  function compile(layer: string): string[] {
    const { stdout } = spawnSync(bin('tsc'), ['-p', layer, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return stdout.split('\n').filter((line) => line.includes('error TS'));
  }
});

function bin(name: string): string {
  return path.join(root, 'node_modules/.bin', name);
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultLimits } from '#host';
import { generateManifestTypes, manifestTypesPath } from '../../scripts/generate-manifest-types.ts';

const root = join(import.meta.dirname, '../..');

/** package.json as this test reads it. */
interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when?: string;
    }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default?: unknown; readonly scope?: string }>>;
    };
    readonly languages: readonly {
      readonly id: string;
      readonly extensions?: readonly string[];
      readonly configuration?: string;
    }[];
    readonly menus: Readonly<
      Record<
        string,
        readonly { readonly command?: string; readonly submenu?: string; readonly when?: string }[]
      >
    >;
    readonly submenus: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly when: string;
      readonly contents: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly markdown: string };
        readonly description: string;
      }[];
    }[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;
const commands = contributes.commands.map((one) => one.command);
const clientCode = readSources('client/src');

describe('package.json', () => {
  it('is what the generated types say (else run `npm run generate`)', () => {
    // The formatter does not touch generated files, so the text is compared as it is.
    assert.equal(readFileSync(manifestTypesPath, 'utf8'), generateManifestTypes());
  });

  it('declares each command that the client registers, and no other', () => {
    const registered = matches(clientCode, /registerCommand\(\s*'(iplogLens\.\w+)'/g);
    assert.deepEqual([...new Set(registered)].sort(), [...commands].sort());
    assert.equal(registered.length, new Set(registered).size, 'a command is registered twice');
  });

  it('declares each view that the client makes, and no other', () => {
    const declared = Object.values(contributes.views).flatMap((views) => views.map((view) => view.id));
    const made = matches(clientCode, /const viewId: ViewId = '([\w.]+)'/g);
    assert.deepEqual(made.sort(), declared.sort());
  });

  it('names only its own commands and submenus in menus', () => {
    const submenus = contributes.submenus.map((one) => one.id);
    for (const [menu, entries] of Object.entries(contributes.menus)) {
      for (const { command, submenu } of entries) {
        if (command !== undefined) assert.ok(commands.includes(command), `${menu}: ${command}`);
        if (submenu !== undefined) assert.ok(submenus.includes(submenu), `${menu}: ${submenu}`);
      }
    }
  });

  it('binds only its own commands to keys, each key once, and only where there is something to do', () => {
    const { keybindings } = contributes;
    assert.ok(keybindings.length > 0);
    for (const { command, key, when } of keybindings) {
      assert.ok(commands.includes(command), command);
      assert.match(when ?? '', /\b(?:iplogLens\.\w+|resourceScheme == iplog-)/, key);
    }
    const keys = keybindings.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('links only to commands that exist', () => {
    const texts = [
      ...contributes.viewsWelcome.map((one) => one.contents),
      ...contributes.walkthroughs.flatMap((one) => one.steps.map((step) => step.description)),
    ];
    const viewCommands = Object.values(contributes.views).flatMap((views) =>
      views.map(({ id }) => `${id}.focus`),
    );
    for (const id of texts.flatMap((text) => matches(text, /\(command:([\w.]+)/g))) {
      assert.ok(commands.includes(id) || viewCommands.includes(id), id);
    }
  });

  it('asks only for context keys that the client sets, and the client sets only those', () => {
    const clauses = [
      ...Object.values(contributes.menus).flatMap((entries) => entries.map((entry) => entry.when ?? '')),
      ...contributes.viewsWelcome.map((one) => one.when),
      ...contributes.keybindings.map((one) => one.when ?? ''),
    ].join(' ');
    const asked = new Set(
      matches(clauses, /\b(iplogLens\.(?!(?:findings|scannerStatus|bundles|searchResults)\b)\w+)/g),
    );
    const set = new Set(matches(clientCode, /setContext\(\s*'(iplogLens\.\w+)'/g));
    assert.deepEqual([...asked].sort(), [...set].sort());
  });

  it('has no setting that nothing reads', () => {
    // Copying a setting or reporting it is not using it.
    const code =
      readSources('client/src', 'report-problem.ts') + readSources('server/src', 'merge-settings.ts');
    const unread = Object.keys(contributes.configuration.properties).filter((name) => {
      // Limits of zips are handed on as one, by names that the compiler compares with those of the host.
      const path = name
        .replace(/^iplogLens\.(limits\.zip)\..*/, 'iplogLens.$1')
        .split('.')
        .slice(1)
        .join('.');
      // vscode-languageclient reads the trace setting by itself.
      if (path === 'trace.server') return false;
      // A member access; the full name in a text for people does not count.
      return !new RegExp(`(?<!iplogLens)\\.${path.replaceAll('.', '\\.')}\\b`).test(code);
    });
    assert.deepEqual(unread, []);
  });

  it('lets no workspace raise what a zip may cost, and starts from the limits of the host', () => {
    for (const [name, value] of Object.entries(defaultLimits)) {
      const setting = contributes.configuration.properties[`iplogLens.limits.zip.${name}`];
      assert.deepEqual([setting?.default, setting?.scope], [value, 'machine'], name);
    }
  });

  it('does not trust a workspace that names a path', () => {
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
      'iplogLens.userSignatures.folder',
    ]);
  });

  it('activates on its own languages and schemes, and on YAML, in which teams write their signatures', () => {
    const languages = [...contributes.languages.map(({ id }) => id), 'powershell', 'yaml'].map(
      (id) => `onLanguage:${id}`,
    );
    const schemes = ['onFileSystem:iplog-excerpt', 'onFileSystem:iplog-zip'];
    assert.deepEqual([...manifest.activationEvents].sort(), [...schemes, ...languages].sort());
  });

  it('claims no file ending that belongs to everybody', () => {
    const endings = contributes.languages.flatMap((language) => language.extensions ?? []);
    assert.deepEqual(
      endings.filter((ending) => /^\.(log|txt|csv|xml|json)$/i.test(ending)),
      [],
    );
  });

  it('compiles against the oldest VS Code that it says it supports', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('names files that exist', () => {
    const files = [
      manifest.icon,
      ...contributes.languages.flatMap((language) => language.configuration ?? []),
      ...contributes.walkthroughs.flatMap((one) => one.steps.map((step) => step.media.markdown)),
      ...matches(
        JSON.stringify(contributes),
        /"(?:path|icon)":"(\.?\/?(?:syntaxes|snippets|media)\/[^"]+)"/g,
      ),
    ];
    for (const file of files) assert.ok(existsSync(join(root, file)), file);
  });

  it('has an icon of 256 by 256 pixels', () => {
    const png = readFileSync(join(root, manifest.icon));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});

function readSources(folder: string, without?: string): string {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts') && basename(name) !== without)
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

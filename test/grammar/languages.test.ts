import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check } from 'recheck';
import { findLanguageOfFile } from './language-of-file.ts';
import { contributions, root } from './log-grammars.ts';

const files: Readonly<Record<string, readonly string[]>> = {
  iplog: ['MSIPScanner.iplog', 'msipscanner.Iplog', 'MSIPApp.iplog.1', 'MSIPScanner.iplog-20210504'],
  miplog: ['mip_sdk.miplog', 'mip_sdk.miplog.1'],
  'mdi-sensor-log': [
    'Microsoft.Tri.Sensor.log',
    'Microsoft.Tri.sensor-Errors.log',
    'Microsoft.Tri.Sensor.Updater.log',
    'Microsoft.Tri.Sensor.Updater-Errors.log',
    'Microsoft.Tri.Sensor.log-Archived-00000',
    'Microsoft.Tri.Sensor-Archived-00003.log',
    'Microsoft.Tri.Sensor-Errors-Archive-00001.log',
    'Microsoft.Tri.Sensor.Updater-Archived-00000',
    'Microsoft.TriSensorError.log',
    'Microsoft.Tri.Sensor.Deployment.Deployer_20220715034500.log',
    'Azure Advanced Threat Protection Microsoft.Tri.Sensor.Deployment.Deployer_20220715034500.log',
  ],
  'mdi-setup-log': [
    'Azure Advanced Threat Protection Sensor_20180324235913.log',
    'Azure Advanced Threat Protection Sensor_20180324235913_001_MsiPackage.log',
    'Azure Advanced Threat Protection Sensor_20240214062046_000_MsiPackage',
    'Azure Advanced Threat Protection Sensor_20240214062046_000_MsiPackage_rollback.log',
  ],
  'scanner-status': [
    'contoso.scanner-status.txt',
    'scanner-status.txt',
    'SCAN01.scanner-status.clixml',
    'Get-AIPScannerStatus.txt',
    'Get-ScanStatus 2026-03-14.txt',
  ],
  // Files of others stay with VS Code's own languages.
  log: ['other.log', 'setup.log', 'Microsoft.Tri.Gateway.log', 'sensor.log', 'SystemInformation.log'],
  plaintext: ['status.txt', 'notes.txt', 'Summary_1.txt'],
};

describe('Languages', () => {
  for (const [language, names] of Object.entries(files)) {
    for (const name of names) {
      it(`${name} is ${language}`, () => assert.equal(findLanguageOfFile(name), language));
    }
  }

  it('never claim an extension or a first line, which would take the logs of others', () => {
    for (const language of contributions.languages) {
      assert.equal('extensions' in language, false, language.id);
      assert.equal('firstLine' in language, false, language.id);
      for (const pattern of language.filenamePatterns ?? [])
        assert.ok(pattern !== '*.log' && pattern !== '*.txt');
    }
  });

  it('have a configuration each, without which VS Code does not activate for a language', () => {
    for (const { id, configuration } of contributions.languages) assert.ok(configuration !== undefined, id);
  });

  it('have a grammar each, and one for fenced code blocks; parts of logs are coloured by the server', () => {
    const ids = contributions.languages
      .map(({ id }) => id)
      .filter((id) => id !== 'iplog-part')
      .sort();
    const coloured = contributions.grammars.flatMap(({ language }) => language ?? []);
    assert.deepEqual(coloured.sort(), ids);
    const fences = contributions.grammars.find(({ injectTo }) => injectTo?.includes('text.html.markdown'));
    assert.deepEqual(Object.values(fences?.embeddedLanguages ?? {}).sort(), ids);
  });

  it('change no byte of a log by themselves: no trimming, formatting or saving', () => {
    for (const { id } of contributions.languages) {
      // One key for each language: VS Code 1.100 reads `[a][b]` in an extension's defaults and does nothing with it.
      const defaults = contributions.configurationDefaults[`[${id}]`] ?? {};
      assert.equal(defaults['files.autoSave'], 'off', id);
      for (const setting of ['trimTrailingWhitespace', 'trimFinalNewlines', 'insertFinalNewline']) {
        assert.equal(defaults[`files.${setting}`], false, `${id}: ${setting}`);
      }
      assert.equal(defaults['editor.formatOnSave'], false, id);
    }
  });
});

const configurations = [...new Set(contributions.languages.map(({ configuration = '' }) => configuration))];

for (const path of configurations) {
  describe(`Words of ${path}`, () => {
    const wordsOf = async (line: string): Promise<string[]> =>
      line.match(new RegExp(await readWordPattern(path), 'g')) ?? [];

    const wholes = [
      '147f326f-939f-402a-9777-21232b2d3ed2',
      '192.168.38.102:443',
      'contoso.atp.azure.com:443',
      '2001:db8:0:1:1:1:1:1',
      'System.Net.Sockets.SocketException',
      'CommunicationWebClient+<SendWithRetryAsync>d__9`1',
      String.raw`C:\Windows\Temp\x.log`,
      String.raw`\\fileserver\share$\Project.docx`,
      '0x80070643',
      'AADSTS7000222',
    ];
    for (const word of wholes) {
      it(`${word} is one word`, async () => {
        assert.deepEqual(await wordsOf(`x [Key=${word}] '${word}' ${word}: y`), [
          'x',
          'Key',
          word,
          word,
          word,
          'y',
        ]);
      });
    }

    it('are found in linear time', async () => {
      assert.equal(
        (await check(await readWordPattern(path), 'g', { timeout: 100_000, attackTimeout: 60_000 })).status,
        'safe',
      );
    }).timeout(180_000);
  });
}

/** The files are JSON with comments, which stand on lines of their own. */
async function readWordPattern(path: string): Promise<string> {
  const text = await readFile(new URL(path, root), 'utf8');
  const { wordPattern } = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as { readonly wordPattern: string };
  return wordPattern;
}

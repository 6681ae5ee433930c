import assert from 'node:assert/strict';
import { runCli } from '../support/run-cli.ts';

const commands = ['scan', 'status', 'search', 'explain', 'remediate', 'signatures', 'lsp'];

describe('iplog-lens', () => {
  it('lists its commands and exit statuses in the help', async () => {
    for (const args of [['--help'], ['-h'], ['help'], ['help', '--help']]) {
      const { status, stdout, stderr } = await runCli(args);
      assert.deepEqual([status, stderr], [0, '']);
      for (const command of commands) assert.match(stdout, new RegExp(`^  iplog-lens ${command}\\b`, 'm'));
      assert.match(stdout, /Exit status: 0 done, 1 findings at or above --fail-on, 2 wrong usage/);
    }
  });

  it('keeps the help to 120 columns', async () => {
    for (const command of ['', ...commands]) {
      const { stdout } = await runCli([command, '--help'].filter((arg) => arg !== ''));
      for (const line of stdout.split('\n')) assert.ok(line.length <= 120, line);
    }
  });

  it('shows the help as well when it was told nothing, but that is wrong usage', async () => {
    const { status, stdout } = await runCli([]);
    assert.equal(status, 2);
    assert.equal(stdout, (await runCli(['--help'])).stdout);
  });

  for (const command of commands) {
    it(`explains ${command} by itself`, async () => {
      for (const option of ['--help', '-h']) {
        const { status, stdout, stderr } = await runCli([command, option]);
        assert.deepEqual([status, stderr], [0, '']);
        assert.match(stdout, new RegExp(`^Usage: iplog-lens ${command}.*\n.{20}`));
        assert.equal(stdout, (await runCli(['help', command])).stdout);
        // Whatever the first line names is explained below.
        const [usage = ''] = stdout.split('\n');
        for (const [word] of usage.slice('Usage: iplog-lens '.length).matchAll(/--[a-z-]+/g))
          if (word !== '--stdio') assert.match(stdout, new RegExp(`^  ${word} +\\w.{10}`, 'm'));
      }
    });
  }

  it('prints its version', async () => {
    assert.deepEqual((await runCli(['--version'])).stdout, '0.0.1\n');
  });

  for (const [name, args, message] of [
    [
      'an unknown command',
      ['scatter', 'x'],
      /^iplog-lens: There is no command 'scatter'\. `iplog-lens --help` lists them\.$/m,
    ],
    ['a misspelt command', ['stauts', 'x'], /'stauts'\. Did you mean 'status'\? /],
    [
      'an unknown option',
      ['scan', 'x', '--no-such-option'],
      /There is no option '--no-such-option'\. Put --/,
    ],
    ['a misspelt option', ['scan', 'x', '--formt=json'], /no option '--formt'\. Did you mean '--format'\? /],
    ['an option with one minus', ['scan', 'x', '-format', 'json'], /'-format'\. Did you mean '--format'\? /],
    ['a misspelt format', ['scan', 'x', '--format', 'jsn'], /'jsn' is none of them\. Did you mean 'json'\?/],
    ['an option without its value', ['scan', 'x', '--output'], /--output/],
    [
      'a format that scan does not have',
      ['scan', 'x', '--format', 'xml'],
      /--format takes .*text, json.*; 'xml' is none of them\./,
    ],
    [
      'a threshold that does not exist',
      ['scan', 'x', '--fail-on', 'fatal'],
      /--fail-on takes error, warning, information, none;/,
    ],
    ['no path', ['scan'], /scan needs a PATH, or - for standard input\./],
    ['no status file', ['status'], /status needs a FILE/],
    ['an argument for lsp', ['lsp', 'now'], /now/],
  ] as const) {
    it(`refuses ${name} with status 2 and a message without a stack`, async () => {
      const { status, stdout, stderr } = await runCli(args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /^iplog-lens: .+\n(?:Usage: iplog-lens .+\n)?$/);
    });
  }
});

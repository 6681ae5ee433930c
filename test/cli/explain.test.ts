import assert from 'node:assert/strict';
import { createCatalog } from '#engine';
import { findSchemaMistakes } from '../support/check-schema.ts';
import { getBuiltCatalog, getRealCatalog } from '../support/real-catalog.ts';
import { assertNoEscapes, runCli } from '../support/run-cli.ts';
import { noDomainController, noGmsaPassword } from '../server/sensor-lines.ts';

/** An explanation as far as these tests look at it; the schema says the rest. */
interface Explanation {
  readonly matches: readonly {
    readonly id: string;
    readonly by: string;
    readonly captures: Readonly<Record<string, string>>;
  }[];
  readonly codes: readonly { readonly text: string; readonly name: string }[];
  readonly understood: {
    readonly kind: string;
    readonly component?: string;
    readonly level?: string;
    readonly exceptionTypes: readonly string[];
    readonly cmdlets: readonly string[];
    readonly unknownCodes: readonly string[];
  };
}

describe('iplog-lens explain', () => {
  it('says what a pasted line means: causes, steps, scripts, sources', async () => {
    const { status, stdout, stderr } = await runCli(['explain', noGmsaPassword(1)]);
    assert.deepEqual([status, stderr], [0, '']);
    for (const part of [
      /^1\. MDI1010 {2}gMSA password could not be retrieved$/m,
      /^ {3}account: mdiSvc01$/m,
      /^ {3}Likely causes:$/m,
      /^ {3}What to do:$/m,
      /^ {3}check Get-GmsaPasswordReader: /m,
      /^ {3}fix {3}Grant-GmsaPasswordReader: /m,
      /verified \d{4}-\d\d-\d\d$/m,
    ]) {
      assert.match(stdout, part);
    }
  });

  it('takes the words of a text that was not quoted as one text', async () => {
    const words = noDomainController(1).split(' ');
    const { matches } = await explain(words);
    assert.deepEqual([matches[0]?.id, matches[0]?.captures], ['MDI1020', { dc: 'dc01.contoso.test' }]);
  });

  it('takes an id', async () => {
    const { matches } = await explain(['MDI1010']);
    assert.deepEqual([matches[0]?.id, matches[0]?.by], ['MDI1010', 'id']);
  });

  it('knows context as well, which no scan shows', async () => {
    assert.equal((await explain(['MDI1023'])).matches[0]?.id, 'MDI1023');
  });

  it('takes the title of a health alert', async () => {
    const { matches } = await explain(['Directory services user credentials are incorrect']);
    assert.ok(matches.some(({ id }) => ['MDI1010', 'MDI2001'].includes(id)));
  });

  it('reads standard input for a single minus, in UTF-16 as well', async () => {
    const text = noDomainController(1);
    for (const input of [text, Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      const { stdout } = await runCli(['explain', '-', '--format', 'json'], { input });
      assert.equal((JSON.parse(stdout) as Explanation).matches[0]?.id, 'MDI1020');
    }
  });

  it('takes a minus with digits behind it for text: a code, not an option', async () => {
    const code = { family: 'hresult', code: 0x80070643, name: 'ERROR_INSTALL_FAILURE', message: '' } as const;
    const catalog = createCatalog({ ...getBuiltCatalog().data, codes: { codes: [code] } });
    for (const words of [['-2147023293'], ['exit', 'code', '-2147023293'], ['--', '-2147023293']]) {
      const { status, stdout } = await runCli(['explain', '--format', 'json', ...words], {
        catalog: async () => catalog,
      });
      assert.equal(status, 0);
      assert.match(stdout, /ERROR_INSTALL_FAILURE/);
    }
  });

  it('says first what a code means, then which known errors show it', async () => {
    const { stdout } = await runCli(['explain', '-2147023293']);
    assert.match(
      stdout,
      /^-2147023293 \(hresult\) ERROR_INSTALL_FAILURE: .+\n\n1\. MDI1018 .+ {2}\(shows this code\)$/m,
    );
    const { matches } = await explain(['1603']);
    assert.deepEqual([matches[0]?.id, matches[0]?.by], ['MDI2056', 'code']);
  });

  it('says that no known error shows a code, and does not repeat the code', async () => {
    const { status, stdout } = await runCli(['explain', '12029']);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^12029 \(winhttp\) ERROR_WINHTTP_CANNOT_CONNECT: .+\n\nNo known error shows this code\.\nTo teach it: https:/,
    );
    assert.equal(stdout.match(/12029/g)?.length, 1);
  });

  it('says which numbers it took for codes though no table knows them', async () => {
    for (const text of ['0xDEADBEEF', 'Update failed with 0xDEADBEEF and 0xDEADBEEF']) {
      const { stdout } = await runCli(['explain', text]);
      assert.match(stdout, /^No known error[^\n]*\.\nUnderstood: in no table of codes 0xDEADBEEF\.$/m);
    }
    const { understood } = await explain(['AADSTS9999999']);
    assert.deepEqual(understood.unknownCodes, ['AADSTS9999999']);
  });

  it('takes anything for text behind --', async () => {
    const { status, stdout } = await runCli(['explain', '--', '--nonsense']);
    assert.equal(status, 0);
    assert.match(stdout, /^No known error\.$/m);
  });

  it('answers "no known error" with what it understood, and that is no failure', async () => {
    const line =
      '2026-03-14 09:26:01.0001 Error Elevator Contoso.Lift.StuckException: between floors 3 and 4 ---> System.TimeoutException';
    const { status, stdout } = await runCli(['explain', line]);
    assert.equal(status, 0);
    assert.match(stdout, /^No known error\.$/m);
    assert.match(
      stdout,
      /product Defender for Identity sensor; log Defender for Identity sensor log; component Elevator; level error; exceptions Contoso\.Lift\.StuckException, System\.TimeoutException/,
    );
    const { matches, understood } = await explain([line]);
    assert.deepEqual(matches, []);
    assert.deepEqual(understood, {
      kind: 'mdi.sensor',
      product: 'mdi-sensor',
      component: 'Elevator',
      level: 'error',
      exceptionTypes: ['Contoso.Lift.StuckException', 'System.TimeoutException'],
      cmdlets: [],
      unknownCodes: [],
    });
  });

  it('says what a cmdlet is called today, or does, where no error is known', async () => {
    const { stdout } = await runCli(['explain', 'What is get-aipscannerstatus or Start-Scan for?']);
    assert.match(
      stdout,
      /; cmdlets Get-AIPScannerStatus \(now Get-ScanStatus\), Start-Scan \(Starts one scan cycle\)\./,
    );
    const { understood } = await explain(['Get-AIPScannerStatus']);
    assert.deepEqual(understood.cmdlets, ['Get-AIPScannerStatus']);
  });

  it('prints JSON by the schema for the examples of every signature', async () => {
    for (const { id, examples, rules } of getRealCatalog().signatures) {
      for (const { text } of examples.match) {
        const { matches } = await explain([text]);
        if (rules.length > 0) assert.ok(matches.length > 0, `nothing is said to an example of ${id}`);
      }
    }
  });

  it('keeps escape sequences of the text away from the terminal', async () => {
    const evil = '\u001b[31m\u0007\u009b2J\u202e';
    for (const text of [noGmsaPassword(1, `x${evil}`), `Error ${evil} ${evil}Exception: 0x80070643${evil}`]) {
      for (const format of ['text', 'json']) {
        assertNoEscapes((await runCli(['explain', text, '--format', format])).stdout);
      }
    }
  });

  for (const [name, args, message] of [
    ['no text', ['explain'], /explain needs a TEXT, or - for standard input\./],
    ['an empty text', ['explain', '  '], /explain needs a TEXT/],
    ['a misspelt option behind the text', ['explain', 'x', '--formt=json'], /Did you mean '--format'\?/],
    [
      'an option that it does not have',
      ['explain', '--colour'],
      /There is no option '--colour'\. Put -- before/,
    ],
    [
      'a format that it does not have',
      ['explain', 'x', '--format', 'xml'],
      /--format takes text, json; 'xml' is none/,
    ],
    ['a format without a word', ['explain', 'x', '--format'], /--format needs text or json\./],
  ] as const) {
    it(`refuses ${name} with status 2 and a message`, async () => {
      const { status, stdout, stderr } = await runCli(args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /^Usage: iplog-lens explain TEXT/m);
    });
  }

  it('refuses a piped text of more than 16 MB and says what to do instead', async () => {
    const { status, stderr } = await runCli(['explain', '-'], { input: Buffer.alloc(17 * 1024 * 1024, 'x') });
    assert.equal(status, 2);
    assert.equal(stderr, 'iplog-lens: Standard input is longer than 16 MB: use scan.\n');
  });

  async function explain(words: readonly string[]): Promise<Explanation> {
    const { status, stdout } = await runCli(['explain', '--format', 'json', ...words]);
    assert.equal(status, 0);
    const explanation: unknown = JSON.parse(stdout);
    assert.deepEqual(findSchemaMistakes('explanation', explanation), [], words.join(' '));
    return explanation as Explanation;
  }
});

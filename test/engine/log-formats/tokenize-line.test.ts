import assert from 'node:assert/strict';
import { array, assert as assertProperty, constantFrom, oneof, property, string } from 'fast-check';
import { MOST_COLUMNS, tokenizeLine } from '../../../engine/src/log-formats/tokenize-line.ts';
import { hostileLines, plainLine } from '../../grammar/hostile-lines.ts';

/** Tokens as `type:text`, which is what a reader sees. */
function seen(line: string): string[] {
  return tokenizeLine(line).map(({ type, start, length }) => `${type}:${line.slice(start, start + length)}`);
}

/** What lines are made of, to put together at random. */
const partsOfLines =
  `2020-02-17 14:01:36.5315| Error |Info|X|[|]|[\\[]|[\\]]|a=|=| |\t|   at |System.FooException|0x8|--->|:|(|)|.|'|
Return value 3|MSI (s) (90:9C): |ü`.split(/\|\n?/);

describe('tokenizeLine', () => {
  it('knows stamp, level, component and the key=value tail of a sensor record', () => {
    assert.deepEqual(
      seen('2020-02-17 14:01:36.5315 Info  ImpersonationManager X started [UserName=a b Filter= IsOk=True]'),
      [
        'logTimestamp:2020-02-17 14:01:36.5315',
        'logInfo:Info',
        'logComponent:ImpersonationManager',
        'logKey:UserName',
        'logValue:a b',
        'logKey:Filter',
        'logKey:IsOk',
        'logValue:True',
      ],
    );
  });

  it('keeps a compiler-generated component in one piece', () => {
    const component = 'CommunicationWebClient+<SendWithRetryAsync>d__9`1';
    assert.ok(
      seen(`2021-01-19 03:45:00.0000 Error ${component} failed`).includes(`logComponent:${component}`),
    );
  });

  it('knows the process and thread ids and the brackets of the predecessor', () => {
    assert.deepEqual(seen('2020-07-29 08:38:24.8382 6584 13  Debug [GatewayConfigurationManager] Starting'), [
      'logTimestamp:2020-07-29 08:38:24.8382',
      'logDebug:Debug',
      'logComponent:GatewayConfigurationManager',
    ]);
  });

  it('knows both clocks of a wrapped Burn line and its escaped brackets', () => {
    assert.deepEqual(
      seen(
        String.raw`[1C60:1AA8][2018-03-24T23:59:13]i000: 2018-03-25 02:59:13.1237 Info  Manager returned [\[]result=LicenseInvalid[\]]`,
      ),
      [
        'logTimestamp:2018-03-24T23:59:13',
        'logInfo:i',
        'logTimestamp:2018-03-25 02:59:13.1237',
        'logInfo:Info',
        'logComponent:Manager',
        'logKey:result',
        'logValue:LicenseInvalid',
      ],
    );
  });

  it('knows the letter of a Burn line and the code behind it', () => {
    assert.deepEqual(seen('[22B8:27F0][2016-06-09T17:21:03]e000: Error 0x80070643: Failed to install.'), [
      'logTimestamp:2016-06-09T17:21:03',
      'logError:e',
      'logError:Error',
      'logErrorCode:0x80070643',
    ]);
  });

  it('knows the clock of Windows Installer and a failed action', () => {
    assert.deepEqual(seen('MSI (s) (90:9C) [07:14:38:171]: MainEngineThread: error status: 1603.'), [
      'logTimestamp:07:14:38:171',
      'logErrorCode:1603',
    ]);
    assert.deepEqual(seen('Action ended 7:14:33: INSTALL. Return value 3.'), ['logError:Return value 3']);
    assert.deepEqual(seen('Action ended 7:14:33: INSTALL. Return value 1.'), []);
  });

  it('knows the cells of a miplog row', () => {
    assert.deepEqual(seen('Error\t2022-04-09 00:08:57.720\tmipsdk\tMSIP.App (27256)\tStatus code: 400'), [
      'logError:Error',
      'logTimestamp:2022-04-09 00:08:57.720',
      'logComponent:mipsdk',
      'logErrorCode:400',
    ]);
  });

  it('knows exceptions in a chain, with the codes between them', () => {
    assert.deepEqual(
      seen(
        'System.Runtime.InteropServices.COMException (0x80090008): x (-2146893816 NTE_BAD_ALGID) ---> AADSTS50034',
      ),
      [
        'logException:System.Runtime.InteropServices.COMException',
        'logErrorCode:0x80090008',
        'logErrorCode:-2146893816',
        'logErrorCode:NTE_BAD_ALGID',
        'logErrorCode:AADSTS50034',
      ],
    );
  });

  it('shows the called method of a frame, whatever stands between it and the `at`', () => {
    assert.deepEqual(seen('   at async Task<bool> A.B+<>c__DisplayClass28_0+<<R>b__1>d.MoveNext()'), [
      'logFrame:MoveNext',
    ]);
    assert.deepEqual(seen('at new Microsoft.Tri.Sensor.DirectoryServicesClient(IConfigurationManager'), [
      'logFrame:DirectoryServicesClient',
    ]);
    assert.deepEqual(seen('at least one sentence'), []);
  });

  it('takes a level word for a level only where it is one', () => {
    assert.deepEqual(seen('Error RegistryKey System.UnauthorizedAccessException: x'), [
      'logError:Error',
      'logComponent:RegistryKey',
      'logException:System.UnauthorizedAccessException',
    ]);
    assert.deepEqual(seen('WARNING: No content scan job'), ['logWarn:WARNING']);
    assert.deepEqual(seen('Error handling is described elsewhere'), []);
    assert.deepEqual(seen('An Error in a sentence'), []);
  });

  it('keeps out of addresses', () => {
    assert.deepEqual(seen('see https://a.example/?code=0x80070643&x=1 now'), []);
  });

  it('gives nothing behind the column cap, and no token across it', () => {
    const line = `${'x'.repeat(MOST_COLUMNS - 4)} 0x80070643 System.FooException`;
    for (const { start, length } of tokenizeLine(line)) assert.ok(start + length <= MOST_COLUMNS);
    assert.equal(tokenizeLine(`${'x '.repeat(MOST_COLUMNS)}System.FooException`).length, 0);
  });

  it('gives ordered tokens without overlap, inside the line, for any text', () => {
    const part = constantFrom(...partsOfLines);
    const lines = oneof(
      string({ unit: 'binary', maxLength: 200 }),
      array(part).map((all) => all.join('')),
    );
    assertProperty(
      property(lines, (line) => {
        let end = 0;
        for (const token of tokenizeLine(line)) {
          assert.ok(token.start >= end && token.length > 0, JSON.stringify(token));
          end = token.start + token.length;
        }
        assert.ok(end <= line.length);
      }),
      { numRuns: 500 },
    );
  });

  it('takes linear time for hostile lines', () => {
    const time = (line: string): number => {
      const started = process.cpuUsage();
      tokenizeLine(line);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    time(plainLine);
    const plain = Math.min(time(plainLine), time(plainLine), time(plainLine));
    // A busy machine makes any line slow for a moment; a line that takes more than linear time is slow every time.
    const tries = Array.from({ length: 30 });
    for (const [name, line] of Object.entries(hostileLines))
      assert.ok(
        tries.some(() => time(line) < 50 * plain),
        `${name}: more than 50 times a plain line`,
      );
  });
});

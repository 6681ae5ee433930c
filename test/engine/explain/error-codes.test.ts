import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CodeFamily, type CodeMeaning, type ErrorCode, findErrorCodes } from '#engine';

const folder = path.resolve(import.meta.dirname, '../../../knowledge/codes');
const codes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const table = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
      family: CodeFamily;
      codes: Omit<ErrorCode, 'family'>[];
    };
    return table.codes.map((row) => ({ family: table.family, ...row }));
  });

function find(text: string): readonly CodeMeaning[] {
  return findErrorCodes({ codes }, text);
}

/** `written family name` of each code. */
function told(text: string): readonly string[] {
  return find(text).map(({ text: written, family, name }) => `${written} ${family} ${name}`);
}

describe('error codes', () => {
  describe('are read in every usual notation', () => {
    const one: readonly (readonly [string, string])[] = [
      ['0x80070643', '0x80070643 hresult ERROR_INSTALL_FAILURE'],
      ['0X80070643', '0X80070643 hresult ERROR_INSTALL_FAILURE'],
      ['80070643', '80070643 hresult ERROR_INSTALL_FAILURE'],
      ['0xFFFFFFFF80070643', '0xFFFFFFFF80070643 hresult ERROR_INSTALL_FAILURE'],
      ['-2147023293', '-2147023293 hresult ERROR_INSTALL_FAILURE'],
      ['\u22122147023293', '\u22122147023293 hresult ERROR_INSTALL_FAILURE'],
      ['2147944003', '2147944003 hresult ERROR_INSTALL_FAILURE'],
      ['1603', '1603 msi ERROR_INSTALL_FAILURE'],
      ['  1603. ', '1603 msi ERROR_INSTALL_FAILURE'],
      ['0x643', '0x643 msi ERROR_INSTALL_FAILURE'],
      ['error code 1603', '1603 msi ERROR_INSTALL_FAILURE'],
      ['(0x80090008)', '0x80090008 hresult NTE_BAD_ALGID'],
      ['c0000bb8', 'c0000bb8 ntstatus PDH_CSTATUS_NO_OBJECT'],
      ['12175', '12175 winhttp ERROR_WINHTTP_SECURE_FAILURE'],
      ['5', '5 win32 ERROR_ACCESS_DENIED'],
      ['0', '0 win32 ERROR_SUCCESS'],
      ['7000215', '7000215 aadsts AADSTS7000215'],
      ['AADSTS7000215', 'AADSTS7000215 aadsts AADSTS7000215'],
      ['aadsts50057', 'aadsts50057 aadsts UserDisabled'],
      ['CERT_E_UNTRUSTEDROOT', 'CERT_E_UNTRUSTEDROOT hresult CERT_E_UNTRUSTEDROOT'],
    ];
    for (const [text, answer] of one) it(text.trim(), () => assert.deepEqual(told(text), [answer]));
  });

  describe('are found in the lines of these products', () => {
    const one: readonly (readonly [string, string])[] = [
      [
        '[22B8:27F0][2016-06-09T17:21:03]e000: Error 0x80070643: Failed to install MSI package.',
        '0x80070643 hresult ERROR_INSTALL_FAILURE',
      ],
      [
        '[1C60:15B8][2018-03-25T00:27:56]i500: Shutting down, exit code: 0x642',
        '0x642 msi ERROR_INSTALL_USEREXIT',
      ],
      ['Engine.Quit [deploymentResultStatus=1603 isRestartRequired=False]', '1603 msi ERROR_INSTALL_FAILURE'],
      ['MSI (s) (D4:F0): MainEngineThread is returning 1603', '1603 msi ERROR_INSTALL_FAILURE'],
      ['Installation success or error status: 1618.', '1618 msi ERROR_INSTALL_ALREADY_RUNNING'],
      ['Setup stopped with Error 1603. See the log.', '1603 msi ERROR_INSTALL_FAILURE'],
      ['setup exited with code 3010 and wants a restart', '3010 msi ERROR_SUCCESS_REBOOT_REQUIRED'],
      ['Another version: Status=1638 isRestartRequired=False', '1638 msi ERROR_PRODUCT_VERSION'],
      [
        'PdhAddEnglishCounter failed. [pdhAddEnglishCounterResult=0xC0000BB8 SystemUpTime=23.21:28:25.1870000 Full',
        '0xC0000BB8 ntstatus PDH_CSTATUS_NO_OBJECT',
      ],
      [
        'System.Runtime.InteropServices.COMException (0x80090008): CertEnroll::CX509CertificateRequest::Encode',
        '0x80090008 hresult NTE_BAD_ALGID',
      ],
      ['(Exception from HRESULT: 0x80070003)', '0x80070003 hresult ERROR_PATH_NOT_FOUND'],
      ['System.ComponentModel.Win32Exception (5): Access is denied', '5 win32 ERROR_ACCESS_DENIED'],
      ['System.Net.Sockets.SocketException (10061): No connection', '10061 win32 WSAECONNREFUSED'],
      ['the request failed with 12157 while sending', '12157 winhttp ERROR_WINHTTP_SECURE_CHANNEL_ERROR'],
      ['WinHttpSendRequest failed, LastError=12030', '12030 winhttp ERROR_WINHTTP_CONNECTION_ERROR'],
      ['MsalServiceException: AADSTS50126: Error validating', 'AADSTS50126 aadsts InvalidUserNameOrPassword'],
      [
        '{"error":"invalid_client","error_codes":[700016],"x":1}',
        '700016 aadsts UnauthorizedClient_DoesNotMatchRequest',
      ],
      ['Der Vorgang brach ab. Fehlercode: 1603', '1603 msi ERROR_INSTALL_FAILURE'],
      ["Échec de l'installation, code d'erreur\u00a0: 1603", '1603 msi ERROR_INSTALL_FAILURE'],
      ['インストールに失敗しました。エラー コード: 1603', '1603 msi ERROR_INSTALL_FAILURE'],
    ];
    for (const [text, answer] of one) it(text.slice(0, 70), () => assert.deepEqual(told(text), [answer]));
  });

  it('are told once, however often and in whatever notation they stand', () => {
    assert.deepEqual(told('0x80090008 (-2146893816 NTE_BAD_ALGID)'), ['0x80090008 hresult NTE_BAD_ALGID']);
    assert.deepEqual(told('1603 (0x643), ERROR_INSTALL_FAILURE'), ['1603 msi ERROR_INSTALL_FAILURE']);
    assert.deepEqual(told('failed: 0x80070643, 0X80070643, error 1603'), [
      '0x80070643 hresult ERROR_INSTALL_FAILURE',
    ]);
  });

  it('come in the order of the text, with their places in UTF-16 units', () => {
    const text = '\u{1F4A5} error 12175, then 0x80090308 and AADSTS50057';
    const found = find(text);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['ERROR_WINHTTP_SECURE_FAILURE', 'SEC_E_INVALID_TOKEN', 'UserDisabled'],
    );
    for (const { text: written, start, end } of found) assert.equal(text.slice(start, end), written);
  });

  it('that only carry another code are told as that code', () => {
    assert.deepEqual(told('0x80072EE7'), ['0x80072EE7 hresult ERROR_WINHTTP_NAME_NOT_RESOLVED']);
    assert.deepEqual(told('0xC0070005'), ['0xC0070005 ntstatus ERROR_ACCESS_DENIED']);
    assert.deepEqual(told('0xD0000022'), ['0xD0000022 hresult STATUS_ACCESS_DENIED']);
    assert.deepEqual(told('0x80070005'), ['0x80070005 hresult E_ACCESSDENIED'], 'an own text comes first');
  });

  describe('are not seen in numbers that mean something else', () => {
    const silent: readonly string[] = [
      '2020-02-17',
      '20200217',
      '2020-02-17 14:01:36.5312',
      '10.0.0.1',
      '127.0.0.1:12175',
      '2.14.90.0',
      '1,603',
      'Action ended 3:27:56: INSTALL. Return value 3.',
      'Return value 3',
      'klist -li 0x3e7 purge',
      'thumbprint D4DE20D05E66FC53FE1A50882C78DB2852CAE474',
      '80070643-1234-4321-8888-c0000bb8c000',
      '{80070643-0000-0000-0000-000000000000}',
      'port 12029 is open, 12175 is not',
      'read 1603 bytes in 1618 ms',
      'returned 1234 rows',
      'Errors: 12',
      'error 3 of 5',
      'status: 200',
      'StatusCode: 404, ReasonPhrase: Not Found',
      'Response status code does not indicate success: 401 (Unauthorized).',
      'The remote server returned an error: (407) Proxy Authentication Required.',
      'The remote server returned an error: (500) Internal Server Error.',
      'Failure Code: 0x18',
      'Result Code: 0x6',
      'EventCode=1102',
      'LdapException: The LDAP server returned an unknown error. [ErrorCode=53]',
      'MSI (s): Product: Sensor -- Error 1722. There is a problem with this Windows Installer package.',
      '<td>Error 1722. There is a problem with this Windows Installer package.</td>',
      'MSIP.Scanner (4312)\tDB error\t\t17',
      'Error 1935.An error occurred during the installation of assembly component',
      'apply complete, result: 0x0, restart: None',
      'Process exit code: 0',
      'access mask 0x00000020, address 0x00007ff812345678',
      'pid 1603, [1603:1618]',
      'C:\\logs\\80070643.log',
      'KB2919442 \u2013 2147023293',
      '2147023293',
      '99999999999999999999',
      '-99999999999',
      '',
      ' ',
    ];
    for (const text of silent) it(JSON.stringify(text), () => assert.deepEqual(told(text), []));
  });

  it('are limited to 50 for one text', () => {
    const text = codes
      .filter(({ family }) => family === 'hresult')
      .slice(500, 700)
      .map(({ code }) => `0x${code.toString(16)}`)
      .join(' ');
    assert.equal(find(text).length, 50);
  });

  it('take time linear in a hostile text', () => {
    const parts = [
      'error ',
      '0',
      '0x',
      'A_',
      '-1',
      'code: ',
      'AADSTS',
      'A',
      'error 5  ',
      '0xffffffff',
      'error error_code',
    ];
    const time = (text: string): number => {
      const start = process.cpuUsage();
      find(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    for (const part of parts) {
      time(part.repeat(2000));
      const short = time(part.repeat(20_000));
      const text = part.repeat(160_000);
      const long = Math.min(time(text), time(text), time(text));
      // Eight times the text: quadratic time would be sixty-four times as much.
      assert.ok(long < 24 * short + 200, `${JSON.stringify(part)}: ${short} ms, then ${long} ms`);
    }
  });
});

import assert from 'node:assert/strict';
import { concernsScript } from '#engine';
import { mayConcernUs } from '../../../client/src/connection/script-interest.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { noDomainController, noGmsaPassword } from '../../server/sensor-lines.ts';

const catalog = getRealCatalog();

describe('what starts the server from a script', () => {
  it('is every name that the knowledge has, with a hyphen or another dash', () => {
    for (const { name, misspellings } of catalog.cmdlets) {
      for (const script of [name, name.replace('-', '\u2013'), name.toUpperCase(), ...misspellings]) {
        assert.ok(mayConcernUs(`  ${script} -Verbose`), script);
      }
    }
  });

  for (const script of [
    'Import-Module AzureInformationProtection',
    'Import-Certificate C:\\bc2025.crt',
    'certutil -addstore root BaltimoreCyberTrustRoot.crt',
    'Set-ADServiceAccount g -PrincipalsAllowedToRetrieveManagedPassword $dc',
    'netsh int ipv4 set dynamicport tcp start=1 num=2',
    'Set-NetTCPSetting -DynamicPortRangeNumberOfPorts 1',
    'certutil \u2013setreg chain\\x 1',
    'New-ADServiceAccount x \u2013KerberosEncryptionType AES256',
  ]) {
    it(`is ${JSON.stringify(script)}`, () => {
      assert.ok(mayConcernUs(script));
      assert.ok(concernsScript(catalog, script));
    });
  }

  it('is a record of our logs in a comment', () => {
    for (const record of [noGmsaPassword(1), noDomainController(1)])
      assert.ok(mayConcernUs(`# ${record}`), record);
  });

  for (const script of [
    'Get-ChildItem | Where-Object Length -gt 1MB',
    'Start-Service Spooler; Set-Location C:\\',
    'netsh int ipv4 show interfaces',
    'Import-Certificate -FilePath a.cer -CertStoreLocation Cert:\\LocalMachine\\Root',
    '$x = @{ Authentication = "Basic" }',
    '',
  ]) {
    it(`is not ${JSON.stringify(script)}`, () => assert.ok(!mayConcernUs(script)));
  }
});

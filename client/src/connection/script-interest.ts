/** The language of scripts, which belongs to the PowerShell extension. */
export const scriptLanguage = 'powershell';

/** A hyphen, or what typographers put in its place. */
const dash = '[-\u2010-\u2015\u2212\ufe63\uff0d]';

/** Beginnings of the nouns of our cmdlets, and names of them that documents misspell. */
const nouns = [
  'AIP',
  'Authentication\\b',
  'CustomPermissions',
  'DebugLogs',
  'FileLabel',
  'FileStatus',
  'MDI',
  'MIPNetworkDiscovery',
  'RMS',
  'Scan\\b',
  'ScanStatus',
  'Scanner',
];

const interest = new RegExp(
  [
    `${dash}(?:${nouns.join('|')})`,
    'Get0Scanner',
    // What the rules look for beside cmdlets.
    'AzureInformationProtection',
    'BaltimoreCyberTrustRoot|bc2025\\.crt',
    'PrincipalsAllowedToRetrieveManagedPassword',
    'dynamicport',
    '(?:certutil|netsh|Import-Certificate|ADServiceAccount)\\b[^\\r\\n]{0,200}[\u2010-\u2015\u2212\ufe63\uff0d]',
    // What a quoted record of our logs has in it.
    'Microsoft\\.Tri\\.|Microsoft\\.InformationProtection\\.|AATPSensor|A?M?S?IPScanner|AADSTS\\d|GMSA password',
  ].join('|'),
  'i',
);

/**
 * True when a script may name a cmdlet of ours or quote one of our logs. Coarse and cheap: it only decides whether the
 * server is worth starting, so that people who write other scripts never have it. The server looks closely.
 */
export function mayConcernUs(text: string): boolean {
  return interest.test(text);
}

import type { HealthReference } from '../../model/scanner-status.ts';

/** Reference page of the status cmdlet, in its last public version. */
export const getScanStatus: HealthReference = {
  title: 'Get-ScanStatus (PurviewInformationProtection)',
  url: 'https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scanstatus',
  verified: '2024-05-14',
};

/** The troubleshooting page: scanning details by node and repository, errors of the Nodes page. */
export const troubleshooting: HealthReference = {
  title: 'Resolve issues with information protection scanner deployment',
  url: 'https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues',
  verified: '2025-05-05',
};

/** The page on running the scanner: reports, labels that do not appear, full rescans. */
export const managing: HealthReference = {
  title: 'Running the unified labeling scanner',
  url: 'https://learn.microsoft.com/purview/deploy-scanner-manage',
  verified: '2020-06-25',
};

/** Reference page of the configuration cmdlet. */
export const setScannerConfiguration: HealthReference = {
  title: 'Set-ScannerConfiguration (PurviewInformationProtection)',
  url: 'https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannerconfiguration',
  verified: '2024-05-14',
};

/** Reference page of the content scan job cmdlet. */
export const setScannerContentScan: HealthReference = {
  title: 'Set-ScannerContentScan (PurviewInformationProtection)',
  url: 'https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannercontentscan',
  verified: '2024-05-14',
};

/** Lines of a sensor log as the real ones are laid out, for tests of the server. Seconds from 0 to 59. */

export const sensorUri = 'file:///cases/oslo%20dc/Microsoft.Tri.Sensor.log';

const stamp = (second: number): string => `2026-03-14 09:26:${String(second).padStart(2, '0')}.0001`;

/** Nothing is wrong here. */
export function healthy(second: number): string {
  return `${stamp(second)} Info  Sensor Resolver resolved names [count=${second} failed=0]`;
}

/** MDI1020, an error without any cure in one script. */
export function noDomainController(second: number, dc = 'dc01.contoso.test'): string {
  return `${stamp(second)} Error DirectoryServicesClient Microsoft.Tri.Infrastructure.ExtendedException: Failed to communicate with configured domain controllers [ _domainControllerConnectionDatas=${dc}]`;
}

/** MDI1010 with whatever stands where the account's name should. */
export function noGmsaPassword(
  second: number,
  account = 'mdiSvc01',
  domain = 'contoso.test',
  errorCode = 'AccessDenied',
): string {
  return `${stamp(second)} Warn GroupManagedServiceAccountImpersonationHelper GetGroupManagedServiceAccountAccessTokenAsync failed GMSA password could not be retrieved [errorCode=${errorCode} AccountName=${account} DomainDnsName=${domain}]`;
}

/** MDI1023, context that says which account the sensor is going to use. */
export function impersonationStarted(second: number, account = 'mdiSvc01', domain = 'contoso.test'): string {
  return `${stamp(second)} Info  ImpersonationManager CreateImpersonatorAsync started [UserName=${account} Domain=${domain} IsGroupManagedServiceAccount=True]`;
}

/** MDI1010 as its second log line. */
export function impersonationFailed(second: number, account = 'mdiSvc01', domain = 'contoso.test'): string {
  return `${stamp(second)} Info  ImpersonationManager CreateImpersonatorAsync finished [UserName=${account} Domain=${domain} IsSuccess=False]`;
}

export const frames = [
  '   at async Task Microsoft.Tri.Sensor.DirectoryServicesClient.CreateAsync()',
  '   at async Task Microsoft.Tri.Infrastructure.ModuleManager.StartAsync()',
];

/** Lines of {@link largeLog} at which an account's password could not be retrieved, zero-based. */
export const largeLogErrors: readonly number[] = [10, 200_000];

const stamp = (line: number): string =>
  new Date(Date.UTC(2026, 2, 14) + line * 100).toISOString().slice(0, 23).replace('T', ' ');

/** A sensor log of so many megabytes, 100 bytes a line, with a stack trace in every thousand lines. */
export function largeLog(megabytes: number): string {
  const lines: string[] = [];
  const count = Math.ceil((megabytes * 1024 * 1024) / 100);
  for (let line = 0; line < count; line++) {
    if (largeLogErrors.includes(line)) {
      lines.push(
        `${stamp(line)}1 Warn GroupManagedServiceAccountImpersonationHelper GetGroupManagedServiceAccountAccessTokenAsync failed GMSA password could not be retrieved [errorCode=AccessDenied AccountName=mdiSvc01 DomainDnsName=contoso.test]`,
      );
    } else if (line % 1000 === 501) {
      lines.push('   at async Task Microsoft.Tri.Sensor.DirectoryServicesClient.CreateAsync()');
    } else {
      const text = `${stamp(line)}1 Info  Sensor Resolver resolved names [count=${line} failed=0] `;
      lines.push(text.padEnd(99, 'x'));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A check reads, a fix changes. */
export type RemediationKind = 'check' | 'fix';

export interface RemediationParameter {
  readonly name: string;
  /** PowerShell type as written, for example `string`, `int`, `guid`. */
  readonly type: string;
  /** From `.PARAMETER`, one line. */
  readonly description: string;
  readonly mandatory: boolean;
  /** From `[ValidateSet(...)]`. */
  readonly choices: readonly string[];
  /** From `[ValidatePattern(...)]`: a regular expression that .NET and JavaScript read alike. */
  readonly pattern: string | undefined;
  /** From `[ValidateRange(...)]`. */
  readonly range: { readonly min: number; readonly max: number } | undefined;
  /** Default as PowerShell source text, when the parameter has one. */
  readonly defaultText: string | undefined;
}

/** One runnable script of knowledge/remediations, parsed. */
export interface Remediation {
  /** Name of the script without its extension, for example `Get-GmsaPasswordReader`. */
  readonly id: string;
  readonly kind: RemediationKind;
  readonly title: string;
  readonly description: string;
  /** `required`, `not-required`, `unknown` or a condition in words. */
  readonly elevation: string;
  /** What has to restart before the change holds: `none`, `service`, `reboot` ... */
  readonly restart: string;
  /** Where to run it: scanner server, domain controller, workstation with RSAT ... */
  readonly runOn: string;
  /** How to see that it worked, with the expected output. */
  readonly verify: string;
  readonly rollback: string | undefined;
  /** Where the command comes from, with its date; says "inferred" where it is ours. */
  readonly source: string;
  readonly inferred: boolean;
  /** Which part is ours, in words: `the command; the setting is official`. */
  readonly inferredPart: string | undefined;
  /** `#Requires` lines as written. */
  readonly requires: readonly string[];
  readonly parameters: readonly RemediationParameter[];
  /** The script as it stands in the file, LF line ends. */
  readonly script: string;
}

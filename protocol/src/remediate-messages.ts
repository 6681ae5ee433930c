/**
 * One remediation to insert, with everything that binding it needs, so that no earlier answer of the server has to be
 * remembered. Also the one argument of the command `iplogLens.insertRemediation`, in code actions and in hover links.
 */
export interface RemediationUse {
  readonly remediationId: string;
  readonly signatureId: string;
  /** Capture name to value, as matched. The server decides which parameter takes which capture. Untrusted text. */
  readonly values: Readonly<Record<string, string>>;
  /** Absent where no finding asks for the script. */
  readonly provenance?: Provenance;
}

/** Where a finding stands, for the comment above a script. */
export interface Provenance {
  /** Base name or path as shown to people. Untrusted text. */
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  /** ISO 8601 in UTC. */
  readonly time?: string;
}

/** `iplogLens/remediate`: bind scripts. Several uses become one text, each script once for each set of values. */
export interface RemediateParams {
  readonly uses: readonly RemediationUse[];
  /** `snippet` has LSP placeholders for what was not captured, `plain` is PowerShell as it is. */
  readonly format: 'snippet' | 'plain';
}

export interface RemediateResult {
  /** LF line ends, one at the end; empty when nothing could be bound. */
  readonly text: string;
  /** For a new script, for example `Get-GmsaPasswordReader.ps1`. */
  readonly fileName: string;
  /** For people: each value that was refused, with the reason. A refused value is a placeholder in the text. */
  readonly problems: readonly string[];
}

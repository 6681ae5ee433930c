/** How bad a finding is. LSP's words; what a log itself says is a {@link LogLevel}. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Which product a known error belongs to; `any-product` for what no log should hold, whoever writes it. */
export type Product = 'mdi-sensor' | 'aip-scanner' | 'any-product';

/** `context` records support or resolve other findings and are never shown alone in a log. */
export type SignatureRole = 'finding' | 'context';

/** How well a signature is proven: an inferred pattern is `experimental`. */
export type Maturity = 'experimental' | 'stable' | 'deprecated';

/** Whether the knowledge holds for the products of today. */
export type KnowledgeStatus = 'current' | 'aged' | 'legacy' | 'retired';

/** Who says so. */
export type Confidence = 'official' | 'microsoft-support' | 'community' | 'inferred';

/** Where a text is seen that is not a log file; such texts are known to `explain` and in pasted text. */
export type Place = 'portal' | 'portal-nodes' | 'health-alert' | 'installer-dialog' | 'event-viewer' | 'siem';

/**
 * One text by which an error shows itself.
 *
 * `pattern` is a JavaScript regular expression for the flags `imd`, tried on the *view* of one record (its
 * lines with typographic quotes, no-break and zero-width characters, Burn escapes and console wrapping undone).
 * `anchors` are the literals one of which every match contains: at least 7 bytes of UTF-8, compared without
 * regard to ASCII case.
 */
export interface MatchRule {
  /** Scopes of log kinds (see {@link SourceKind.scopes}) or places; a rule is tried only where one of them applies. `any` applies in every log. */
  readonly scopes: readonly string[];
  readonly pattern: string;
  readonly anchors: readonly string[];
  /** Further such sets, each of which alone would do; the scan takes the one that is rare in the text at hand. */
  readonly otherAnchors: readonly (readonly string[])[];
  /** True when the text is documented but its appearance in this log is our inference. */
  readonly inferred: boolean;
}

/** What a named group of the pattern holds. */
export interface CaptureDeclaration {
  /** account, domain, path ...; a `secret` is never shown. */
  readonly kind: string;
  /** True when the value names a person or a machine of the customer. */
  readonly pii: boolean;
  /** True when it holds a date that makes an error only where it lies after today. */
  readonly future: boolean;
}

export interface Cause {
  readonly id: string;
  readonly text: string;
  /** Ids of remediations that check or mend this cause. */
  readonly remedies: readonly string[];
}

/** A remediation offered by a signature, with the captures that fill its parameters. */
export interface RemedyUse {
  readonly id: string;
  /** Parameter name to capture name. */
  readonly bind: Readonly<Record<string, string>>;
  /** Parameter name to a constant, where one script serves several errors. */
  readonly set: Readonly<Record<string, string>>;
}

export interface Reference {
  readonly title: string;
  readonly url?: string;
  /** ISO date of the newest version of the source in which the statement was read. */
  readonly verified: string;
}

/** Where the other record stands; `near` is on either side, or in the same record. */
export type ConditionPlace = 'before' | 'after' | 'near';

/** What becomes of a match whose condition is not met: it stays, it counts for less, or it is no finding. */
export type ConditionOutcome = 'keep' | 'drop' | Severity;

/**
 * What else must stand in the same log, rotated parts included, or must not, for a match to be the whole finding. The records that were
 * met are the evidence of the finding.
 */
export interface Condition {
  /** Ids of signatures any of which counts; context and findings alike, the signature itself too. */
  readonly records: readonly string[];
  readonly place: ConditionPlace;
  /** Names of captures that must be equal in both records, whatever their case. */
  readonly same: readonly string[];
  /** Captures that the other record must have, name to value. */
  readonly having: Readonly<Record<string, string>>;
  /** How far apart the two may be; says nothing where the log does not state its zone. */
  readonly withinMilliseconds?: number;
  /** How many lines apart the two records may begin. */
  readonly withinLines?: number;
  /** How many such records it takes. */
  readonly count: number;
  /** True when the condition is met by there being no such records. */
  readonly absent: boolean;
  readonly otherwise: ConditionOutcome;
  /** What it means that the condition is not met, in one sentence; always there where `otherwise` is a severity. */
  readonly because?: string;
}

export interface SignatureRelations {
  /** Signatures that give way when both match one record. */
  readonly supersedes: readonly string[];
  /** Signatures whose findings usually stand behind this one. */
  readonly causedBy: readonly string[];
  readonly similar: readonly string[];
  /** Signatures whose earlier findings a later record of this one marks as resolved. */
  readonly resolves: readonly string[];
}

export interface MatchExample {
  readonly source: string;
  readonly text: string;
  readonly captures: Readonly<Record<string, string>>;
}

export interface NearMissExample {
  readonly source: string;
  readonly text: string;
}

/** Something with an end: a root certificate, a support date, a preview. */
export interface Expiry {
  readonly what: string;
  /** ISO date. */
  readonly date: string;
}

/** A known error: how to recognise it, what it means, what to do. Immutable once loaded. */
export interface Signature {
  /** Permanent and never reused, for example `MDI1010`. */
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly title: string;
  readonly product: Product;
  readonly severity: Severity;
  readonly role: SignatureRole;
  readonly maturity: Maturity;
  readonly status: KnowledgeStatus;
  readonly confidence: Confidence;
  /** Versions or generations it holds for, in words; undefined when it holds for all. */
  readonly appliesTo?: string;
  /** What it means, in one or two sentences. */
  readonly meaning: string;
  /** What to do, in order, where a script alone does not say it. */
  readonly steps: readonly string[];
  readonly rules: readonly MatchRule[];
  readonly captures: Readonly<Record<string, CaptureDeclaration>>;
  /** Phrases by which `explain` finds what has no text in any log. */
  readonly keywords: readonly string[];
  readonly causes: readonly Cause[];
  readonly remedies: readonly RemedyUse[];
  readonly references: readonly Reference[];
  /** Aged advice and traps, each one short sentence. */
  readonly notes: readonly string[];
  readonly expires: readonly Expiry[];
  readonly related: SignatureRelations;
  /** All of them must be met. */
  readonly conditions: readonly Condition[];
  /** Where the seed documents speak of it; undefined for what they do not know. */
  readonly seed?: { readonly file: string; readonly section: string };
  readonly examples: {
    readonly match: readonly MatchExample[];
    readonly nearMiss: readonly NearMissExample[];
  };
}

import type { LogLevel } from './log-record.ts';
import type { Capture } from './scan-result.ts';
import type { Product, Signature } from './signature.ts';

/** Where the name and text of a code come from. */
export type CodeFamily = 'hresult' | 'win32' | 'ntstatus' | 'winhttp' | 'msi' | 'aadsts' | 'burn';

/** What a bare number means. */
export interface CodeMeaning {
  /** The code as it stands in the text. */
  readonly text: string;
  readonly family: CodeFamily;
  /** Symbolic name, for example `ERROR_INSTALL_FAILURE`. */
  readonly name: string;
  readonly message: string;
  /** Offsets in UTF-16 units in the explained text. */
  readonly start: number;
  readonly end: number;
}

/** One known error that a pasted text may be. */
export interface ExplainedMatch {
  readonly signature: Signature;
  readonly captures: readonly Capture[];
  /** `text` when a pattern matched, `code` when it shows the code that was asked for, `words` when only words are alike. */
  readonly by: 'text' | 'code' | 'words' | 'id';
}

/** What was recognised of a text, known error or not. */
export interface Understood {
  readonly kind: string;
  /** Of the log kind, or of the names in the text. */
  readonly product?: Product;
  readonly component?: string;
  readonly level?: LogLevel;
  readonly exceptionTypes: readonly string[];
  /** Cmdlets of our products that are named, as the documentation spells them. */
  readonly cmdlets: readonly string[];
  /** Numbers that stand as codes and that no table knows, as they are written. */
  readonly unknownCodes: readonly string[];
}

/** The answer to "what is this?". `matches` has the best answer first and is empty when nothing is known. */
export interface Explanation {
  /** True when the text is nothing but codes; their meaning is then the first part of the answer. */
  readonly onlyCodes: boolean;
  readonly matches: readonly ExplainedMatch[];
  readonly codes: readonly CodeMeaning[];
  readonly understood: Understood;
}

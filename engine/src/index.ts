// The public surface of the engine: the only file other layers import, as `#engine`. Sorted by folder.
export { type Draft, type DraftRequest, draftSignature } from './authoring/draft-signature.ts';
export {
  explainSilence,
  type Predicate,
  type Silence,
  type SilenceRequest,
} from './authoring/explain-silence.ts';
export { describeClock } from './case/describe-clock.ts';
export { describeCase } from './case/describe-case.ts';
export { nameNodes } from './case/name-nodes.ts';
export { logKey, type LogName, readLogName } from './case/log-name.ts';
export { sortByPath } from './case/sort-by-path.ts';
export { decodeText, type DecodedText } from './decode/decode-text.ts';
export type { Encoding } from './decode/detect-encoding.ts';
export { describeEvidence } from './explain/describe-evidence.ts';
export {
  type ExcerptIndex,
  findCutBefore,
  findNextWindow,
  findPreviousWindow,
  findWindow,
  type LineWindow,
} from './excerpt/excerpt-index.ts';
export { ExcerptIndexer } from './excerpt/excerpt-indexer.ts';
export { findLineAtTime } from './excerpt/find-line-at-time.ts';
export { type Excerpt, readExcerpt } from './excerpt/read-excerpt.ts';
export {
  findErrorCodeAt,
  findErrorCodes,
  type ErrorCode,
  type ErrorCodeTable,
} from './explain/error-codes.ts';
export { productNames } from './explain/describe-explanation.ts';
export { codeSpan, escapeMarkdown } from './explain/escape-markdown.ts';
export { explainText } from './explain/explain-text.ts';
export { renderExplanation } from './explain/explanation-page.ts';
export { type CardContext, renderCodes, renderHoverCard } from './explain/hover-card.ts';
export { renderProgress, renderStatusField, renderVerdict } from './explain/status-card.ts';
export { toPlainText } from './explain/plain-text.ts';
export { findReferencePage } from './explain/project-pages.ts';
export { toUriReference } from './explain/uri-reference.ts';
export { baseName, binaryKind, detectKind, type DetectedKind, textKind } from './log-formats/detect-kind.ts';
export { type LineToken, type LineTokenType, tokenTypes } from './log-formats/line-token.ts';
export { describeLine, type RecordLines, splitRecords } from './log-formats/split-records.ts';
export { tokenizeLine } from './log-formats/tokenize-line.ts';
export type * from './model/case.ts';
export type * from './model/cmdlet.ts';
export type * from './model/explanation.ts';
export type * from './model/log-record.ts';
export type * from './model/remediation.ts';
export type * from './model/scan-result.ts';
export type * from './model/scanner-status.ts';
export type * from './model/search.ts';
export type * from './model/signature.ts';
export type * from './model/source.ts';
export type * from './model/status-field.ts';
export { hideSecrets } from './redact/hide-secrets.ts';
export { renderCmdletCard } from './powershell/cmdlet-card.ts';
export { checkScript, concernsScript, type ScriptFinding } from './powershell/check-script.ts';
export { findCmdletAt } from './powershell/cmdlet-at.ts';
export { mendScript } from './powershell/mend-script.ts';
export { checkCmdlets, parseCmdlets, type ParsedCmdlets } from './powershell/parse-cmdlets.ts';
export { findQuotedText, type QuotedText } from './powershell/quoted-text.ts';
export { readScript, type Script } from './powershell/read-script.ts';
export type { ScriptEdit } from './powershell/rules/script-rule.ts';
export type { ScriptNode, ScriptParser } from './powershell/script-parser.ts';
export { type BoundRemediation, bindRemediation } from './remediation/bind-remediation.ts';
export { parseRemediation, type ParsedRemediation } from './remediation/parse-remediation.ts';
export { quotePowerShell, type QuotedValue } from './remediation/quote-powershell.ts';
export type { Provenance } from './remediation/script-comments.ts';
export { choicePlaceholder, escapeSnippet, placeholder } from './remediation/snippet-syntax.ts';
export { captureValues, valuesFor } from './remediation/values-for.ts';
export { htmlReport, markdownReport } from './report/case-report.ts';
export { describePace } from './report/describe-pace.ts';
export { explanationReport } from './report/explanation-report.ts';
export type { CaseReportOptions } from './report/finding-blocks.ts';
export { jsonReport, type ReportTool } from './report/json-report.ts';
export { sarifReport } from './report/sarif-report.ts';
export { terminalText } from './report/terminal-text.ts';
export { textReport, wrap } from './report/text-report.ts';
export { type FollowOptions, FollowScan } from './scan/follow-scan.ts';
export { matchText } from './scan/match-text.ts';
export { renameSource } from './scan/rename-source.ts';
export { joinScans } from './scan/join-scans.ts';
export {
  combineScans,
  DEFAULT_KEEP,
  describeSource,
  scanSource,
  scanSources,
  scanText,
  type ScanOptions,
  type ScanProgress,
} from './scan/scan-sources.ts';
export { countSeam } from './scan/seam.ts';
export type { SourceScan } from './scan/source-scan.ts';
export { findKnownName } from './scanner-status/field-names.ts';
export { formatBytes, formatCount, formatSeconds } from './scanner-status/format-values.ts';
export {
  clusterOf,
  groupByCluster,
  judgeHealth,
  needsAttention,
  worstLevel,
} from './scanner-status/judge-health.ts';
export { allJudgements } from './scanner-status/judgements/all-judgements.ts';
export type { Judgement, JudgementResult } from './scanner-status/judgements/judgement.ts';
export { parseScannerStatus, type StatusInput } from './scanner-status/parse-scanner-status.ts';
export type { StatusJson } from './scanner-status/status-json-shape.ts';
export { describeProgress, filesPerHour } from './scanner-status/progress-picture.ts';
export { findScanLooks, type ScanLook } from './scanner-status/scan-progress.ts';
export {
  holdsStatus,
  noStatusProblem,
  readStatusSource,
  type StatusOfSource,
} from './scanner-status/read-status-source.ts';
export { toStatusJson } from './scanner-status/status-json.ts';
export { toStatusText } from './scanner-status/status-text.ts';
export { parseQuery, type SearchExpression } from './search/parse-query.ts';
export { searchSource } from './search/search-source.ts';
export {
  type Catalog,
  type CatalogData,
  createCatalog,
  type PatternWatch,
  withoutSignatures,
} from './signatures/catalog.ts';
export {
  checkCatalog,
  knownScopes,
  type CheckedSignatures,
  type SignatureEntry,
  type Surroundings,
} from './signatures/check-catalog.ts';
export {
  checkSignatureFiles,
  type PatternTrial,
  type SignatureText,
} from './signatures/check-signature-files.ts';
export { findExampleKind } from './signatures/check-examples.ts';
export { findPatternFlaws, type PatternFlaw } from './signatures/check-pattern.ts';
export { extractAnchors } from './signatures/extract-anchors.ts';
export { isUsable, type LocatedProblem } from './signatures/located-problem.ts';
export { findNearestWord } from './signatures/nearest-word.ts';
export { parseSignature, type ParsedSignature } from './signatures/parse-signature.ts';
export { parseSourceKind, type ParsedSourceKind } from './signatures/parse-source-kind.ts';
export { parseStatusFields, type ParsedStatusFields } from './signatures/parse-status-fields.ts';
export { parseRegex, type RegexMistake } from './signatures/regex-syntax.ts';
export { signatureKeys, sourceKindKeys } from './signatures/signature-words.ts';
export { plainTime } from './words/plain-words.ts';

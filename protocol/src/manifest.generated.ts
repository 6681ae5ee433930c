// Generated from package.json by scripts/generate-manifest-types.ts. Do not edit: change package.json, run `npm run generate`.

/** The section `iplogLens` of the settings. */
export interface Settings {
  readonly insertion: {
    /** Where a check or a fix is inserted. A log is never changed. */
    readonly target: 'visibleEditor' | 'newScript';
  };
  readonly limits: {
    /** How many of the first and how many of the last occurrences of a known error are listed for each file. All are counted. */
    readonly occurrencesPerFinding: number;
    /** How many places of a file are marked at most. VS Code draws 500 and lists 1,000; what goes beyond is counted in the message of the last one. */
    readonly diagnosticsPerFile: number;
    readonly zip: {
      /** How many entries a zip may have, those of the zips inside it counted. Beyond it nothing of the zip is read. */
      readonly entries: number;
      /** How deep zips may stand in one another; the outermost is 1. */
      readonly depth: number;
      /** How many times larger than compressed an entry, or a zip as a whole, may become. What would become larger is not read. */
      readonly ratio: number;
      /** Bytes up to which `ratio` is not looked at. */
      readonly ratioFromBytes: number;
      /** Bytes that a zip, with the zips inside it, may unpack to. */
      readonly outputBytes: number;
      /** Bytes of memory that zips inside zips may take at one time. One of more than a sixteenth of it is not held as a whole but gone through as a stream, which takes 24 MB. Nothing is ever unpacked to disk. */
      readonly nestedBytes: number;
      /** Characters that the name of an entry may have, folders included. */
      readonly nameLength: number;
    };
  };
  readonly userSignatures: {
    /** A folder with signatures of your own or of your team (YAML, one known error for each file): absolute, below the first folder of the workspace, or below your home with `~`. Their mistakes are marked in the files; those without any are used at once. Not read in a workspace that is not trusted. */
    readonly folder: string;
  };
  readonly powershell: {
    /** Checks PowerShell scripts that use cmdlets of the scanner or of Defender for Identity: retired and misspelt names, wrong dashes, advice known to be wrong. Explains these cmdlets, and known errors that a script quotes, on hover. */
    readonly enabled: boolean;
  };
  readonly trace: {
    /** What of the talk between editor and language server is written to the output channel. */
    readonly server: 'off' | 'messages' | 'verbose';
  };
}

/** What holds where nobody set anything. */
export const defaultSettings: Settings = {
  insertion: {
    target: 'visibleEditor',
  },
  limits: {
    occurrencesPerFinding: 50,
    diagnosticsPerFile: 400,
    zip: {
      entries: 50000,
      depth: 10,
      ratio: 200,
      ratioFromBytes: 67108864,
      outputBytes: 68719476736,
      nestedBytes: 268435456,
      nameLength: 1024,
    },
  },
  userSignatures: {
    folder: '',
  },
  powershell: {
    enabled: true,
  },
  trace: {
    server: 'off',
  },
};

/** Commands that package.json declares. */
export type CommandId =
  | 'iplogLens.scan'
  | 'iplogLens.scanResource'
  | 'iplogLens.followLog'
  | 'iplogLens.stopFollowing'
  | 'iplogLens.clearScan'
  | 'iplogLens.groupBySignature'
  | 'iplogLens.groupByNode'
  | 'iplogLens.groupByFile'
  | 'iplogLens.groupByTime'
  | 'iplogLens.sortFindings'
  | 'iplogLens.filterFindings'
  | 'iplogLens.clearFilter'
  | 'iplogLens.nextFinding'
  | 'iplogLens.previousFinding'
  | 'iplogLens.showFindingsTable'
  | 'iplogLens.openTableRow'
  | 'iplogLens.showCaseSummary'
  | 'iplogLens.exportReport'
  | 'iplogLens.explainFinding'
  | 'iplogLens.explainText'
  | 'iplogLens.insertCheck'
  | 'iplogLens.insertFix'
  | 'iplogLens.insertAllChecks'
  | 'iplogLens.insertRemediation'
  | 'iplogLens.copyFinding'
  | 'iplogLens.newSignature'
  | 'iplogLens.explainSilence'
  | 'iplogLens.useDetectedLanguage'
  | 'iplogLens.addStatusFile'
  | 'iplogLens.clearStatus'
  | 'iplogLens.pinStatus'
  | 'iplogLens.unpinStatus'
  | 'iplogLens.showAttentionOnly'
  | 'iplogLens.showAllStatus'
  | 'iplogLens.refreshStatus'
  | 'iplogLens.copyStatusValue'
  | 'iplogLens.copyStatusTable'
  | 'iplogLens.insertStatusScript'
  | 'iplogLens.showNodeFindings'
  | 'iplogLens.showNodeStatus'
  | 'iplogLens.openWalkthrough'
  | 'iplogLens.reportProblem'
  | 'iplogLens.showOutput'
  | 'iplogLens.restartServer'
  | 'iplogLens.openPlace'
  | 'iplogLens.previousExcerpt'
  | 'iplogLens.nextExcerpt'
  | 'iplogLens.goToLineOrTime'
  | 'iplogLens.openBundle'
  | 'iplogLens.openBundleResource'
  | 'iplogLens.closeBundle'
  | 'iplogLens.addBundleToWorkspace'
  | 'iplogLens.showCard'
  | 'iplogLens.closeCard'
  | 'iplogLens.search'
  | 'iplogLens.searchResource'
  | 'iplogLens.searchAgain'
  | 'iplogLens.changeSearch'
  | 'iplogLens.clearSearch'
  | 'iplogLens.nextSearchResult'
  | 'iplogLens.previousSearchResult';

/** Views that package.json declares. */
export type ViewId =
  | 'iplogLens.findings'
  | 'iplogLens.scannerStatus'
  | 'iplogLens.bundles'
  | 'iplogLens.searchResults';

/** Languages that package.json declares: the documents that are ours. */
export const languageIds = ['iplog', 'miplog', 'mdi-sensor-log', 'mdi-setup-log', 'iplog-part', 'scanner-status'] as const;
export type LanguageId = (typeof languageIds)[number];

import type {
  PrintedSetting,
  ScannerStatusReport,
  SettingsSection,
  StatusSnapshot,
} from '../model/scanner-status.ts';
import { hideSecrets } from '../redact/hide-secrets.ts';

/** A report whose free texts, settings and messages hold no secret: a transcript keeps what somebody typed. */
export function withoutSecrets(report: ScannerStatusReport): ScannerStatusReport {
  return {
    ...report,
    snapshots: report.snapshots.map(ofSnapshot),
    messages: report.messages.map((message) => ({ ...message, text: hideSecrets(message.text) })),
    diagnostics: report.diagnostics.map((output) => ({
      ...output,
      command: hideSecrets(output.command),
      lines: output.lines.map(hideSecrets),
    })),
    unknownBlocks: report.unknownBlocks.map((block) => ({ ...block, fields: block.fields.map(ofSetting) })),
    problems: report.problems.map((problem) => ({ ...problem, message: hideSecrets(problem.message) })),
  };
}

function ofSnapshot(snapshot: StatusSnapshot): StatusSnapshot {
  const { configuration, job, repositorySettings } = snapshot;
  return {
    ...snapshot,
    ...(configuration === undefined ? {} : { configuration: ofSection(configuration) }),
    ...(job === undefined ? {} : { job: ofSection(job) }),
    repositorySettings: repositorySettings.map(ofSection),
  };
}

function ofSection(section: SettingsSection): SettingsSection {
  return { ...section, fields: section.fields.map(ofSetting) };
}

/** The name says whether a value is a secret, so both are looked at together. */
function ofSetting(setting: PrintedSetting): PrintedSetting {
  const given = `${setting.name}=`;
  const shown = hideSecrets(given + setting.text);
  return {
    ...setting,
    text: shown.startsWith(given) ? shown.slice(given.length) : hideSecrets(setting.text),
  };
}

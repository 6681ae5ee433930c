/**
 * User settings for a VS Code that is looked at by tests or by someone who wants to see the sample: no welcome page,
 * no chat pane, no prompt, no request to the outside.
 */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // A VS Code in a browser saves after a second by itself: a key typed by mistake would be written into the evidence.
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // In a browser files above 10 MB are hidden behind a question; on a desktop the limit is 1 GB.
  'workbench.editorLargeFileConfirmation': 4096,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

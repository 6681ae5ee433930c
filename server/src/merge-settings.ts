import { defaultSettings, type Settings } from '#protocol';

/** Settings as a client sent them over the defaults; a value of the wrong type or out of range counts as not set. */
export function mergeSettings(sent: unknown): Settings {
  const section = isRecord(sent) ? sent : {};
  const limits = isRecord(section['limits']) ? section['limits'] : {};
  const insertion = isRecord(section['insertion']) ? section['insertion'] : {};
  const zip = isRecord(limits['zip']) ? limits['zip'] : {};
  const powershell = isRecord(section['powershell']) ? section['powershell'] : {};
  const userSignatures = isRecord(section['userSignatures']) ? section['userSignatures'] : {};
  return {
    ...defaultSettings,
    insertion: {
      target: insertion['target'] === 'newScript' ? 'newScript' : defaultSettings.insertion.target,
    },
    limits: {
      occurrencesPerFinding: count(
        limits['occurrencesPerFinding'],
        1,
        1000,
        defaultSettings.limits.occurrencesPerFinding,
      ),
      diagnosticsPerFile: count(
        limits['diagnosticsPerFile'],
        1,
        1000,
        defaultSettings.limits.diagnosticsPerFile,
      ),
      zip: mergeZipLimits(zip),
    },
    powershell: {
      enabled:
        typeof powershell['enabled'] === 'boolean'
          ? powershell['enabled']
          : defaultSettings.powershell.enabled,
    },
    userSignatures: {
      folder: typeof userSignatures['folder'] === 'string' ? userSignatures['folder'] : '',
    },
  };
}

function mergeZipLimits(sent: Record<string, unknown>): Settings['limits']['zip'] {
  const { zip } = defaultSettings.limits;
  return {
    entries: count(sent['entries'], 1, 10_000_000, zip.entries),
    depth: count(sent['depth'], 1, 100, zip.depth),
    ratio: count(sent['ratio'], 1, 1_000_000, zip.ratio),
    ratioFromBytes: count(sent['ratioFromBytes'], 0, 2 ** 40, zip.ratioFromBytes),
    outputBytes: count(sent['outputBytes'], 1, 2 ** 50, zip.outputBytes),
    nestedBytes: count(sent['nestedBytes'], 1, 2 ** 32, zip.nestedBytes),
    nameLength: count(sent['nameLength'], 1, 65_535, zip.nameLength),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function count(value: unknown, min: number, max: number, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    ? value
    : fallback;
}

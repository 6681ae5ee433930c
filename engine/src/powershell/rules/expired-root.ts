import type { ScriptRule } from './script-rule.ts';

/** The file as it is downloaded, and as the older documentation called its copy. */
const oldRoot = /BaltimoreCyberTrustRoot\.(?:crt|cer|pem)|\bbc2025\.crt/i;

const newRoots = [
  { file: 'DigiCertGlobalRootG2.crt', cloud: 'commercial customers' },
  { file: 'DigiCertGlobalRootCA.crt', cloud: 'GCC High' },
];

/** Importing the Baltimore CyberTrust Root, which the sensor's documentation once asked for. */
export const expiredRoot: ScriptRule = {
  code: 'PS1011',
  words: ['BaltimoreCyberTrustRoot', 'bc2025.crt'],
  find(script) {
    return script.commands.flatMap(({ name, args }) => {
      if (
        !/^(?:import-certificate|certutil(?:\.exe)?|invoke-webrequest|iwr|start-bitstransfer)$/i.test(
          name ?? '',
        )
      )
        return [];
      return args.flatMap(({ text, start }) => {
        const match = oldRoot.exec(text);
        if (match === null) return [];
        const place = { start: start + match.index, end: start + match.index + match[0].length };
        return [
          {
            ...place,
            severity: 'warning' as const,
            message:
              'The Baltimore CyberTrust Root expired on 2025-05-12; the sensor needs DigiCert Global Root G2.',
            // Which one is right depends on the cloud, so somebody has to choose.
            fixes: newRoots.map(({ file, cloud }) => ({
              title: `Use ${file} (${cloud})`,
              edits: [{ ...place, text: file }],
              safe: false,
            })),
            reference: {
              title: 'Troubleshooting known issues: required root certificates',
              url: 'https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues',
              verified: '2026-02-04',
            },
          },
        ];
      });
    });
  },
};

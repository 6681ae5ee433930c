import type { Feature } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { insertScript } from '../remediation/script-editor.ts';
import { tellWarning } from '../tell.ts';

/** Inserts the script that saves a status so that nothing of it is lost: what to send to whoever has the scanner. */
export const statusScript: Feature = ({ server }) =>
  registerCommand('iplogLens.insertStatusScript', async () => {
    const use = { remediationId: 'Save-ScannerStatus', signatureId: 'AIP1004', values: {} };
    const { text, problems } = await server.request('iplogLens/remediate', {
      uses: [use],
      format: 'snippet',
    });
    if (text !== '') await insertScript(text);
    else void tellWarning(problems.join(' '));
  });

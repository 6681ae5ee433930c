import { dashLookAlike } from './dash-look-alike.ts';
import { dynamicPortRange } from './dynamic-port-range.ts';
import { expiredRoot } from './expired-root.ts';
import { misspeltCmdlet } from './misspelt-cmdlet.ts';
import { passwordReaderList } from './password-reader-list.ts';
import { plainTextSecret } from './plain-text-secret.ts';
import { renamedCmdlet } from './renamed-cmdlet.ts';
import { retiredCmdlet } from './retired-cmdlet.ts';
import { retiredModule } from './retired-module.ts';
import type { ScriptRule } from './script-rule.ts';

/** Every rule, by code: a new one is one file and one line here. Codes are never used again. */
export const allRules: readonly ScriptRule[] = [
  renamedCmdlet,
  retiredCmdlet,
  misspeltCmdlet,
  dashLookAlike,
  retiredModule,
  expiredRoot,
  passwordReaderList,
  dynamicPortRange,
  plainTextSecret,
];

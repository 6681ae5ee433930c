/**
 * Text from outside for places where VS Code makes more of a string than text: messages, the status bar, picks, the
 * line above a view. There `[x](command:y)` becomes a link that runs any command, and `$(x)` an icon. A blank takes the
 * meaning away and leaves the words; what cannot be seen becomes visible, line ends become blanks.
 */
export function plainLabel(text: string): string {
  return text
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .replaceAll(/(?<=[\]$])\(/g, ' (');
}

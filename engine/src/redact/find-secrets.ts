/** What sort of secret a text holds, in the words that stand in its place. */
export type SecretKind = 'secret' | 'token' | 'client secret' | 'access key' | 'password' | 'private key';

/** A secret in a text, as offsets in UTF-16 units. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The secrets in a text: tokens, client secrets, access keys, passwords and private keys, by their own form or by the
 * name in front of them. Placeholders, variables, stars and words such as `null` are none; neither are thumbprints,
 * GUIDs and names of accounts, which the knowledge needs. Sorted, without overlap, in linear time.
 */
export function findSecrets(text: string): readonly Secret[] {
  if (!hint.test(text)) return [];
  const found: Secret[] = [];
  for (const { kind, pattern } of forms) {
    for (const match of text.matchAll(pattern)) {
      const range = match.indices?.groups?.['secret'];
      if (range !== undefined) found.push({ kind, start: range[0], end: range[1] });
    }
  }
  return joinOverlaps(found);
}

/**
 * Most records have none of these, which costs one quick look: a name with a value behind it, or a form of its own. It
 * may say yes too often, never no where a form below would match.
 */
const hint = new RegExp(
  [
    String.raw`(?:secret|key|token|passw|pwd|passphrase|assertion)[\w-]{0,16}(?:[\\"'=:]|\s{1,3}["'=:]|\s{1,3}value=|'? to value )`,
    String.raw`-\w{0,20}(?:secret|key|passw|pwd|passphrase|assertion)[\w-]{0,16}[\s:]`,
    String.raw`eyJ|bearer|authori[sz]ation|securestring|q~|sig=|:\/\/[^\s/@]{1,200}@|SAMLResponse|PRIVATE KEY`,
  ].join('|'),
  'i',
);

/** What stands where a secret would: a variable, a placeholder, stars, a word for nothing, a type. */
const noSecret = String.raw`(?![*<$%{([#]|(?:true|false|null|nil|none|empty|hidden|redacted|masked|removed|unknown|n\/a|x{3,}|\.{3}|system\.\w+)(?![\w-]))`;

/** A value of at least so many characters: up to its closing quote, else up to what ends values in logs. */
const value = (least: number, plain = String.raw`[^\s"',;\])}>&|]`): string =>
  String.raw`(?:\\?["'])?${noSecret}(?<secret>(?<=")[^"\r\n]{${least},4096}|(?<=')[^'\r\n]{${least},4096}|(?<!["'])${plain}{${least},4096})`;

/** What joins a name and its value in logs, JSON, XML, PowerShell and Burn. */
const given = String.raw`(?:(?:\\?["'])?\s{0,3}[=:]\s{0,3}|["']\s{1,3}value=|'? to value |\s{1,3}(?=["']))`;
/** A parameter of PowerShell with its value. */
const argument = (names: string): string => String.raw`(?<=^|[\s;(|])-(?:${names})(?::|\s{1,3})`;

const clientSecret = 'client[_-]?secret|app[_-]?secret|web[_-]?app[_-]?key|client[_-]?assertion|secretText';
const accessKey =
  '(?:shared[_-]?)?access[_-]?key|(?:storage[_-]?)?account[_-]?key|workspace[_-]?key|api[_-]?key|subscription[_-]?key';
const password = 'password|passwd|pwd|passphrase';

const form = (kind: SecretKind, pattern: string): { kind: SecretKind; pattern: RegExp } => ({
  kind,
  pattern: new RegExp(pattern, 'dgi'),
});

const forms = [
  // A JSON Web Token: base64 of `{"`, a dot, and so on (RFC 7519).
  form('token', String.raw`(?<![\w-])(?<secret>eyJ[\w-]{8,4096}\.[\w-]{4,16384}(?:\.[\w-]{0,4096}){0,3})`),
  form(
    'token',
    String.raw`\bauthori[sz]ation(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?(?:bearer|basic|negotiate|ntlm|sharedkey)\s{1,3}(?<secret>[\w.~+/=:-]{8,16384})`,
  ),
  form('token', String.raw`\bbearer\s{1,3}(?=[^\s\d]{0,60}\d)(?<secret>[\w.~+/=-]{20,16384})`),
  form(
    'token',
    `(?:access|refresh|id|bearer|auth|session|sas)[_-]?token${given}${value(16, String.raw`[\w.~+/=%-]`)}`,
  ),
  form('token', String.raw`\bSAMLResponse=(?<secret>[\w+/=%-]{40,16384})`),
  form('client secret', `(?:${clientSecret})${given}${value(6)}`),
  form('client secret', `${argument(clientSecret)}${value(6)}`),
  // The form that Microsoft Entra ID gives to secrets of an app since 2021.
  form('client secret', String.raw`(?<![\w.~-])(?<secret>[\w.~-]{3}\dQ~[\w.~-]{31,34})(?![\w.~-])`),
  form('access key', `(?:${accessKey})${given}${value(12)}`),
  form('access key', `${argument(accessKey)}${value(12)}`),
  // The signature of a shared access address (Azure Storage, Service Bus).
  form('access key', String.raw`[?&;]sig=(?<secret>[\w%+/=-]{20,512})`),
  // In a connection string a password may hold blanks, up to the semicolon.
  form(
    'password',
    String.raw`(?:${password})\s{0,3}=\s{0,3}${noSecret}(?<secret>[^\s;="'][^;="'\r\n]{2,126})(?=;)`,
  ),
  form('password', String.raw`(?:${password})(?:\\?["'])?\s{0,3}=\s{0,3}${value(4)}`),
  form(
    'password',
    String.raw`(?:${password})(?:\\?["']\s{0,3}:\s{0,3}(?=\\?["'])|["']\s{1,3}value=|'? to value )${value(4)}`,
  ),
  form('password', `${argument(`(?:\\w{0,20})(?:${password})`)}${value(4)}`),
  form(
    'password',
    String.raw`ConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?["']${noSecret}(?<secret>[^"'\r\n]{1,256})["']`,
  ),
  // A user and a password in an address, as proxies are given.
  form('password', String.raw`:\/\/[^\s/:@"'<>]{1,100}:${noSecret}(?<secret>[^\s/@"'<>]{1,200})@`),
  form('private key', String.raw`-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?<secret>[^-]{1,16384})`),
];

/** In order, and where two overlap as one, of the kind of the first. */
export function joinOverlaps(found: readonly Secret[]): readonly Secret[] {
  const kept: Secret[] = [];
  for (const secret of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || secret.start >= last.end) kept.push(secret);
    else if (secret.end > last.end) kept[kept.length - 1] = { ...last, end: secret.end };
  }
  return kept;
}

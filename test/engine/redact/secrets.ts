/** A text with a secret in it, as a log or a person may hold it. None of them was ever a real one. */
export interface SecretText {
  readonly text: string;
  readonly secret: string;
  readonly kind: string;
  /** True for a form that is hidden, but has no literal by which a scan could look for it. */
  readonly onlyHidden?: boolean;
}

const jwt =
  'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL2FhZHJtLmNvbSJ9.c2lnbmF0dXJlLW9mLXRlc3Q';

export const secretTexts: readonly SecretText[] = [
  { kind: 'token', secret: jwt, text: `Authorization: Bearer ${jwt}` },
  { kind: 'token', secret: jwt, text: `{"access_token":"${jwt}","expires_in":3599}` },
  { kind: 'token', secret: jwt, text: `acquired ${jwt} in 20 ms` },
  { kind: 'token', secret: 'dXNlcjpQYXNzdzByZCE=', text: 'authorization="Basic dXNlcjpQYXNzdzByZCE="' },
  { kind: 'token', secret: '0.AXEA5Zq1examplerefresh', text: 'refresh_token=0.AXEA5Zq1examplerefresh' },
  { kind: 'client secret', secret: 'not-a-real-one', text: "-AppSecret 'not-a-real-one' -TenantId x" },
  { kind: 'client secret', secret: 'not-a-real-one', text: '-WebAppKey not-a-real-one' },
  {
    kind: 'client secret',
    secret: 'not-a-real-one',
    text: String.raw`{\"client_secret\":\"not-a-real-one\"}`,
  },
  {
    kind: 'client secret',
    onlyHidden: true,
    secret: 'Zq18Q~exampleexampleexampleexample1234',
    text: 'the value Zq18Q~exampleexampleexampleexample1234 was refused',
  },
  { kind: 'access key', secret: 'bm90LWEtcmVhbC1rZXk=', text: 'AccessKey="bm90LWEtcmVhbC1rZXk="' },
  {
    kind: 'access key',
    secret: 'bm90LWEtcmVhbC1rZXk=',
    text: "variable 'AccessKey' to value 'bm90LWEtcmVhbC1rZXk='",
  },
  {
    kind: 'access key',
    secret: 'bm90LWEtcmVhbC1rZXk=',
    text: '<add key="AccessKey" value="bm90LWEtcmVhbC1rZXk=" />',
  },
  {
    kind: 'access key',
    secret: 'bm90LWEtcmVhbC1rZXk=',
    text: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=bm90LWEtcmVhbC1rZXk=;EndpointSuffix=x',
  },
  {
    kind: 'access key',
    secret: 'bm90LWEtcmVhbC1zaWduYXR1cmU%3D',
    text: 'https://a.blob.core.windows.net/x?sv=1&sig=bm90LWEtcmVhbC1zaWduYXR1cmU%3D',
  },
  {
    kind: 'password',
    secret: 'not a real one',
    text: 'Server=s;User ID=sa;Password=not a real one;Encrypt=true',
  },
  { kind: 'password', secret: 'not-a-real-one', text: 'ProxyUserPassword=not-a-real-one /quiet' },
  { kind: 'password', secret: 'not-a-real-one', text: '{"password": "not-a-real-one"}' },
  { kind: 'password', secret: 'not-a-real-one', text: 'svc.exe -ProxyPassword not-a-real-one -Quiet' },
  {
    kind: 'password',
    secret: 'not-a-real-one',
    text: "ConvertTo-SecureString 'not-a-real-one' -AsPlainText -Force",
  },
  { kind: 'password', secret: 'p%40ss', text: 'proxy http://svc:p%40ss@proxy.contoso.test:8080/' },
  {
    kind: 'private key',
    secret: 'MIIBVAIBADANBgkq\nhkiG9w0BAQEFAASC',
    text: '-----BEGIN PRIVATE KEY-----\nMIIBVAIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----',
  },
];

/** What the knowledge needs, or what stands where a secret would: nothing of it is hidden. */
export const harmlessTexts: readonly string[] = [
  'certificate with thumbprint 9B1D5C6E2F3A4B5C6D7E8F9A0B1C2D3E4F5A6B7C was not found',
  '[AppId=11111111-2222-3333-4444-555555555555 account=mdiSvc01$ domain=contoso.test]',
  'CorrelationId: 66666666-7777-8888-9999-000000000000 user admin@contoso.test',
  'Microsoft.Tri.Sensor, Version=2.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35',
  'AADSTS7000222: The provided client secret keys for app are expired.',
  'Challenge:[\'Bearer resource="https://aadrm.com"\']',
  'GMSA password could not be retrieved [errorCode=AccessDenied AccountName=mdiSvc01]',
  'Property(C): AccessKey = ********',
  'AccessKey="<Access Key>"',
  '-AppSecret $secret -TenantId $tenant',
  'Password=null; Pwd=******;password=True',
  'SharedAccessKeyName=RootManageSharedAccessKey',
  'https://proxy.contoso.test:8080/a@b user:name',
  'Password=System.Security.SecureString',
  'the access token: expired, the key: missing, the password is wrong',
  '-----BEGIN CERTIFICATE-----MIIBVAIBADANBgkq-----END CERTIFICATE-----',
  'AccessKey=[hidden: access key]',
];

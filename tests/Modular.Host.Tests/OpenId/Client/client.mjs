// An OpenID Connect client that is not ours. One command a line comes in as JSON, one answer a line goes out.
import * as readline from 'node:readline';
import * as client from 'openid-client';

const [site, id, secret] = process.argv.slice(2);
const verifier = client.randomPKCECodeVerifier();
const state = client.randomState();
let config;

const commands = {
  async discover() {
    config = await client.discovery(new URL(site), id, secret ? { client_secret: secret } : undefined,
      secret ? client.ClientSecretPost(secret) : client.None(), { execute: [client.allowInsecureRequests] });
    const { issuer, code_challenge_methods_supported, grant_types_supported } = config.serverMetadata();
    return { issuer, code_challenge_methods_supported, grant_types_supported };
  },
  async start({ scope, address }) {
    return {
      url: client.buildAuthorizationUrl(config, {
        redirect_uri: address, scope, state, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      }).href,
    };
  },
  async finish({ url }) {
    const tokens = await client.authorizationCodeGrant(config, new URL(url), { pkceCodeVerifier: verifier, expectedState: state, idTokenExpected: true });
    return { ...tokens, sub: tokens.claims().sub, name: tokens.claims().name };
  },
  credentials: ({ scope }) => client.clientCredentialsGrant(config, { scope }),
  refresh: ({ token }) => client.refreshTokenGrant(config, token),
  introspect: ({ token }) => client.tokenIntrospection(config, token),
  revoke: async ({ token }) => ({ done: (await client.tokenRevocation(config, token)) === undefined }),
  person: ({ token, sub }) => client.fetchUserInfo(config, token, sub),
  device: ({ scope }) => client.initiateDeviceAuthorization(config, { scope }),
  poll: ({ device }) => client.pollDeviceAuthorizationGrant(config, device),
  async call({ token, path }) {
    const response = await client.fetchProtectedResource(config, token, new URL(path, site), 'GET');
    return { status: response.status };
  },
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { command, ...values } = JSON.parse(line);
  try {
    console.log(JSON.stringify(await commands[command](values)));
  } catch (error) {
    console.log(JSON.stringify({ error: error.error ?? error.code ?? error.message, status: error.status ?? error.cause?.status }));
  }
}

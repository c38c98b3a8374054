// An identity provider (OpenID Connect) for the journeys: `oidc-provider` with the forms it brings for trying it out.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const client = { client_id: 'essor', client_secret: 'un secret de parcours' };

/**
 * Starts a provider that believes every password, and knows each person by their mail address. Returns `{ settings, admit, stop }`: the
 * settings of Essor for it, and how to register Essor once its address is known. It stands at 127.0.0.1 and Essor at localhost: to a
 * browser these are two sites.
 */
export async function startIdentityProvider() {
  const server = createServer((request, response) => response.writeHead(503).end());
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  return {
    settings: {
      ESSOR_OIDC_ISSUER: issuer, ESSOR_OIDC_CLIENT_ID: client.client_id, ESSOR_OIDC_CLIENT_SECRET: client.client_secret,
      ESSOR_OIDC_NAME: 'Annuaire d’essai',
    },
    admit(site) {
      const provider = new Provider(issuer, {
        clients: [{ ...client, redirect_uris: [`${site}/connexion/oidc/retour`] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        pkce: { required: () => true },
        cookies: { keys: ['a key of the journeys'] },
        findAccount: (_, email) => ({ accountId: email, claims: () => ({ sub: email, email, email_verified: true }) }),
      });
      server.removeAllListeners('request');
      server.on('request', provider.callback());
    },
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@libsql/client',
    'libsql',
    '@react-pdf/renderer',
    'highs',
    'fontkit',
    '@digitalbazaar/vc',
    '@digitalbazaar/data-integrity',
    '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
  ],
  // A folder that begins with a dot is easily overlooked, so the document stands with the rest of the issuer.
  rewrites: async () => [{ source: '/.well-known/did.json', destination: '/issuer/did.json' }],
  // `npm run check` is the type check; Next's own needs the JavaScript API that TypeScript 7 does not have.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '26mb' },
    proxyClientMaxBodySize: '26mb',
  },
}

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  serverExternalPackages: ['@libsql/client', 'libsql'],
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: new URL('../../..', import.meta.url).pathname },
}

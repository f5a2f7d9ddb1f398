/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST || ".next",
  poweredByHeader: false,
  compress: false,
  // `npm test` checks the types of the whole project; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pg-boss", "@prisma/client", "@prisma/adapter-pg", "undici"],
};

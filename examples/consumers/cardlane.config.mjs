export default async () => {
  const providers = await Promise.resolve(JSON.parse(process.env.SANDBOX_PROVIDERS))
  const byPackage = Object.entries(providers).map(([name, config]) => [
    name,
    { ...config, adapter: `@cardlane/${config.adapter}` },
  ])
  return { default: 'sila', providers: Object.fromEntries(byPackage) }
}
